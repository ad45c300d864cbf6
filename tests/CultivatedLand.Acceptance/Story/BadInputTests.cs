using System.IO.Compression;
using System.Net;
using System.Text;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>Whatever is thrown at a host is refused with a sentence, leaves no trace, and leaves the host up.</summary>
public sealed class BadInputTests(SharedHost shared) : IClassFixture<SharedHost>, IAsyncLifetime
{
    private HostApi Api => shared.Host.Api;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Assert.True(await Api.IsReady(), shared.Host.Said);
        Assert.Empty((await Api.Get("/api/plans")).Ok().AsArray());
        Assert.DoesNotContain("Unhandled", shared.Host.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_with_the_limit()
    {
        var answer = await Api.Upload("/api/plans", "大.txt", new byte[31 << 20]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("limit of 30 MB", answer.Sentence);
    }

    [Fact]
    public async Task A_form_beyond_the_limit_is_refused_with_the_limit()
    {
        var answer = await Api.UploadForm("/api/plans", "大.txt", new byte[31 << 20]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("limit of 30 MB", answer.Sentence);
    }

    [Fact]
    public async Task A_body_of_unknown_length_beyond_the_limit_is_refused_with_the_limit()
    {
        using var content = new StreamContent(new MemoryStream(new byte[31 << 20]));
        content.Headers.ContentLength = null;
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/plans?name=a.txt") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        var answer = await Api.Send(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("limit of 30 MB", answer.Sentence);
    }

    [Fact]
    public async Task A_zip_bomb_in_a_word_document_is_refused() => await Unusable("方案.docx", Bomb("word/document.xml"));

    [Fact]
    public async Task A_zip_bomb_in_a_workbook_is_refused() => await Unusable("任务.xlsx", Bomb("xl/workbook.xml"));

    [Theory]
    [InlineData("方案.docx")]
    [InlineData("任务.xlsx")]
    [InlineData("方案.txt")]
    [InlineData("方案.pdf")]
    [InlineData("a.json")]
    public async Task Junk_bytes_are_refused_whatever_they_are_called(string name)
    {
        var junk = new byte[5000];
        new Random(20230720).NextBytes(junk);

        await Unusable(name, junk);
    }

    [Fact]
    public async Task An_empty_file_is_refused() => await Unusable("方案.txt", []);

    [Theory]
    [InlineData("../../../etc/cron.d/plan.txt")]
    [InlineData("..\\..\\ledger.db")]
    [InlineData("/etc/passwd\u0000.txt")]
    public async Task A_name_that_points_elsewhere_writes_nowhere_else(string name)
    {
        var before = Files();

        await Unusable(name, [0xFF, 0x00, 0xFE, 0x01]);

        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("POST", "/api/clock", "{ \"hours\": 1e18 }")]
    [InlineData("POST", "/api/clock", "{ \"now\": \"2023-02-30T08:00\" }")]
    [InlineData("POST", "/api/clock", "{ \"now\": ")]
    [InlineData("POST", "/api/clock", "[]")]
    [InlineData("POST", "/api/links/revoke", "{}")]
    [InlineData("GET", "/api/tasks?after=abc", null)]
    [InlineData("GET", "/api/tasks?status=asleep", null)]
    [InlineData("GET", "/api/tasks?most=many", null)]
    [InlineData("GET", "/api/mails?after=99999999999999999999999", null)]
    [InlineData("GET", "/api/mails?state=lost", null)]
    public async Task A_request_that_makes_no_sense_is_a_bad_request(string method, string path, string? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await Api.Send(request)).Status);
    }

    [Theory]
    [InlineData("/api/tasks/..%2F..%2Fledger")]
    [InlineData("/api/tasks/nobody")]
    [InlineData("/api/plans/../../keys")]
    [InlineData("/api/plans/zz")]
    [InlineData("/api/mails/nothing")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await Api.Get(path)).Status);

    [Theory]
    [InlineData("/api/tasks")]
    [InlineData("/api/mails")]
    [InlineData("/api/clock")]
    public async Task Without_the_token_nothing_is_shown(string path)
    {
        using var answer = await Api.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("admin.token", await answer.Content.ReadAsStringAsync());
    }

    private async Task Unusable(string name, byte[] content)
    {
        var answer = await Api.Upload("/api/plans?start=true", name, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Sentence);
    }

    private IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Path.GetDirectoryName(shared.Data.Path)!, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("ledger.db", StringComparison.Ordinal))
            .Order()
            .ToList();

    /// <summary>A gigabyte of blanks in a megabyte.</summary>
    private static byte[] Bomb(string part)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            entry.Write("<?xml version=\"1.0\"?><a>"u8);
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var megabyte = 0; megabyte < 1024; megabyte++)
                entry.Write(blanks);
        }

        return buffer.ToArray();
    }
}
