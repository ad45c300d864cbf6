using System.Net;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Tests.Application.Plans;
using CultivatedLand.Tests.Application.Plans.Corrections;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>How often the console and the API read a document, and having it read again.</summary>
public class ReadAgainTests : EditionTest
{
    private readonly CountingReader _reader = new();

    private protected override void Add(IServiceCollection services) => services.AddSingleton<IPlanReader>(_reader);

    [Fact]
    public async Task An_upload_reads_once_and_neither_the_page_nor_the_start_reads()
    {
        var forms = new AntiforgeryForms(Administrator);
        var hash = await Upload();
        Assert.Equal(1, _reader.Reads);

        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync($"/plans/{hash}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync($"/api/plans/{hash}")).StatusCode);
        Assert.Equal(1, _reader.Reads);

        Assert.Equal(HttpStatusCode.SeeOther, (await forms.Send($"/plans/{hash}/start", ("version", "0"))).StatusCode);
        Assert.Equal(1, _reader.Reads);
    }

    [Fact]
    public async Task The_page_offers_nothing_while_there_is_no_better_reader()
    {
        var hash = await Upload();

        Assert.DoesNotContain($"/plans/{hash}/read", await Administrator.GetStringAsync($"/plans/{hash}"));
    }

    [Fact]
    public async Task The_button_on_the_page_reads_again_and_the_page_says_what_changed()
    {
        var hash = await Upload();
        MakeBetter();
        var forms = new AntiforgeryForms(Administrator);
        Assert.Contains($"/plans/{hash}/read", await Administrator.GetStringAsync($"/plans/{hash}"));

        Assert.Equal(HttpStatusCode.SeeOther, (await forms.Send($"/plans/{hash}/read")).StatusCode);

        var page = await Administrator.GetStringAsync($"/plans/{hash}");
        Assert.Contains("<del><bdi>101</bdi></del> → <ins><bdi>55</bdi></ins>", page);
        Assert.DoesNotContain($"/plans/{hash}/read\"", page);
    }

    [Fact]
    public async Task The_api_reads_again_and_says_what_changed()
    {
        var hash = await Upload();
        MakeBetter();

        var body = await Json(await Administrator.PostAsync($"/api/plans/{hash}/read", null));

        Assert.Equal((1, 0), ((int)body["changed"]!, (int)body["new"]!));
        Assert.Contains(body["changes"]!.AsArray(), change => (string?)change!["before"] == "101" && (string?)change["after"] == "55");
    }

    [Fact]
    public async Task An_edition_that_has_started_is_refused()
    {
        var hash = await Upload();
        (await Administrator.PostAsync($"/api/plans/{hash}/start", null)).EnsureSuccessStatusCode();
        MakeBetter();

        Assert.Equal(HttpStatusCode.Conflict, (await Administrator.PostAsync($"/api/plans/{hash}/read", null)).StatusCode);
    }

    [Fact]
    public async Task An_office_of_another_place_is_not_told_that_the_plan_is_there()
    {
        var hash = await Upload();
        MakeBetter();
        var stranger = await Program(AccountRole.Office, "青禾县/石桥镇");

        var answer = await stranger.PostAsync($"/api/plans/{hash}/read", null);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
        Assert.Equal(1, _reader.Reads);
    }

    private void MakeBetter() =>
        _reader.Better = reading =>
            reading with
            {
                Read = reading.Read with
                {
                    Tasks = reading.Read.Tasks.SetItem(1, reading.Read.Tasks[1] with { AreaMu = Of(reading.Read.Tasks[1].AreaMu!) }),
                },
            };

    private static Sourced<decimal> Of(Sourced<decimal> area) => area with { Value = 55 };

    private async Task<string> Upload() =>
        (string)
            (
                await Json(
                    await Administrator.PostAsync("/api/plans?name=plan.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(Notice.Text)))
                )
            )["hash"]!;
}
