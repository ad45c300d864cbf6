using System.Net;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Tasks;

public class EvidencePageTests : WebTest
{
    private static readonly string Page = $"/tasks/{Some.Id}";

    private string Link => Links.TaskFor(Some.Id, Leader)!.AbsolutePath;

    private Task<ShownForm> Form() => ShownForm.On(Administrator, Page, $"{Page}/evidence");

    private async Task<Evidence> Uploaded(string name, byte[] content)
    {
        await (await Form()).Send((name, content));
        return (await Office.Ledger.Find(Some.Id, default))!.State.Evidence[^1];
    }

    private static async Task<string> Html(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    [Fact]
    public async Task Several_files_at_once_are_several_pieces_of_evidence()
    {
        var answer = await (await Form()).Send(("翻耕后.jpg", SomePhotos.FromCamera()), ("验收表.pdf", "%PDF-1.7"u8.ToArray()));
        var page = WebUtility.HtmlDecode(await Administrator.GetStringAsync(Page));

        Assert.Equal(
            (HttpStatusCode.SeeOther, $"{Page}?said=evidence-2#evidence"),
            (answer.StatusCode, answer.Headers.Location?.ToString())
        );
        Assert.Contains("翻耕后.jpg", page);
        Assert.Contains("29.51000, 106.25000", page);
        Assert.Contains("2023-08-18 10:24", page);
        Assert.Contains("PDF 文件", page);
    }

    [Fact]
    public async Task A_photograph_is_shown_inline_for_good_and_cannot_act()
    {
        var evidence = await Uploaded("翻耕后.jpg", SomePhotos.Jpeg());
        var answer = await Administrator.GetAsync($"{Page}/evidence/{evidence.ContentHash}");

        Assert.Equal(
            ("image/jpeg", "inline"),
            (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType)
        );
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(
            ("nosniff", $"\"{evidence.ContentHash}\""),
            (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.ETag?.Tag)
        );
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        Assert.Contains("private", answer.Headers.CacheControl.ToString());
    }

    [Fact]
    public async Task A_browser_that_has_it_gets_nothing_again()
    {
        var evidence = await Uploaded("翻耕后.jpg", SomePhotos.Jpeg());
        var request = new HttpRequestMessage(HttpMethod.Get, $"{Page}/evidence/{evidence.ContentHash}");
        request.Headers.Add("If-None-Match", $"\"{evidence.ContentHash}\"");

        Assert.Equal(HttpStatusCode.NotModified, (await Administrator.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("图.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "application/octet-stream")]
    [InlineData("页.html", "<script>alert(1)</script>", "application/octet-stream")]
    [InlineData("照片.jpg", "<script>alert(1)</script>", "application/octet-stream")]
    [InlineData("表.pdf", "%PDF-1.7", "application/pdf")]
    public async Task Everything_else_is_saved_and_not_shown_whatever_it_is_called(string name, string content, string mediaType)
    {
        var evidence = await Uploaded(name, System.Text.Encoding.UTF8.GetBytes(content));
        var headers = (await Administrator.GetAsync($"{Page}/evidence/{evidence.ContentHash}")).Content.Headers;

        Assert.Equal((mediaType, "attachment"), (headers.ContentType?.MediaType, headers.ContentDisposition?.DispositionType));
    }

    [Fact]
    public async Task A_thumbnail_is_a_small_picture()
    {
        var evidence = await Uploaded("翻耕后.jpg", SomePhotos.Jpeg(2000, 1500));
        var answer = await Administrator.GetAsync($"{Page}/evidence/{evidence.ContentHash}/thumbnail");

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 100, 40_000);
    }

    [Fact]
    public async Task What_the_task_does_not_carry_is_not_served_though_the_archive_has_it()
    {
        var hash = await Office.Archive.Put(SomePhotos.Jpeg(), default);

        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.GetAsync($"{Page}/evidence/{hash}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.GetAsync($"{Page}/evidence/{hash}/thumbnail")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync($"{Link}/evidence/{hash}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_evidence_without_signing_in()
    {
        var evidence = await Uploaded("翻耕后.jpg", SomePhotos.Jpeg());
        var answer = await Anybody.GetAsync($"{Page}/evidence/{evidence.ContentHash}");

        Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"Answered {answer.StatusCode}.");
    }

    [Fact]
    public async Task A_form_without_a_file_says_so()
    {
        var answer = await (await Form()).Send(Array.Empty<(string, byte[])>());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("没有选择文件", await Html(answer));
    }

    [Fact]
    public async Task Files_beyond_the_limit_together_are_refused_with_the_limit()
    {
        var answer = await (await Form()).Send(("一.jpg", new byte[700_000]), ("二.jpg", new byte[700_000]));

        Assert.Contains("1 MB", await Html(answer));
        Assert.Empty((await Office.Ledger.Find(Some.Id, default))!.State.Evidence);
    }

    [Fact]
    public async Task A_leader_sends_a_photograph_from_the_link_and_sees_it_there()
    {
        // As browsers send the field in which nothing was chosen.
        var nothing = new ByteArrayContent([]);
        nothing.Headers.ContentDisposition = new("form-data") { Name = "\"files\"", FileName = "\"\"" };
        using var form = new MultipartFormDataContent
        {
            nothing,
            { new ByteArrayContent(SomePhotos.FromCamera()), "camera", "IMG_0001.jpg" },
        };
        var answer = await Anybody.PostAsync($"{Link}/evidence", form);
        var page = await Anybody.GetStringAsync(answer.Headers.Location!.OriginalString);
        var fact = Assert.IsType<TaskFact.EvidenceAdded>((await Office.Ledger.History(Some.Id, 0, 100, default))[^1]);

        Assert.Contains("已上传 1 份举证。", page);
        Assert.Equal(("李村长", "IMG_0001.jpg"), (fact.By, fact.Evidence.FileName));
        Assert.Contains($"/evidence/{fact.Evidence.ContentHash}/thumbnail", page);
        Assert.Equal(
            "image/jpeg",
            (await Anybody.GetAsync($"{Link}/evidence/{fact.Evidence.ContentHash}/thumbnail")).Content.Headers.ContentType?.MediaType
        );
    }
}
