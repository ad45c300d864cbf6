using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Letters;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Rows;
using CultivatedLand.Tests.Web.Tasks;

namespace CultivatedLand.Tests.Web.Letters;

/// <summary>Rows X8, X7, D10, J17 and 7.1: letters drafted from records, checked, signed, numbered and filed.</summary>
public sealed class OfficeLetterRowTests : RowTest
{
    private const string County = "云州市/青禾县";

    [Fact]
    public async Task X8_a_county_with_four_late_tasks_gets_one_letter_with_four_rows_two_addressees_and_one_number()
    {
        await Late(4);
        var letter = await Draft(("kind", "place-letter"), ("place", County));
        await Edit(letter, ("addressees", "中共青禾县委\n青禾县人民政府"), ("mails", "xw@q.example\nzf@q.example"));
        await Take(letter, "check");
        Assert.Equal(HttpStatusCode.SeeOther, (await Take(letter, "sign")).StatusCode);
        var signed = await Stored(letter);

        Assert.Equal(4, signed.Tasks.Count);
        Assert.Equal(4, signed.Text.Paragraphs.Count(paragraph => paragraph.StartsWith('（')));
        Assert.Equal(["中共青禾县委", "青禾县人民政府"], signed.Text.Addressees);
        Assert.Equal("青禾耕督〔2023〕1号", signed.Number);
        Assert.Single(Office.Outbox.Records.Select(mail => mail.Letter).OfType<object>().Distinct());
        Assert.All(
            new[] { "xw@q.example", "zf@q.example" },
            address => Assert.Single(Office.Outbox.Records, mail => mail.Content.To == address)
        );
    }

    [Fact]
    public async Task X8_a_week_later_a_new_letter_names_the_first_and_has_a_row_more()
    {
        await Late(4);
        var first = await Draft(("kind", "place-letter"), ("place", County));
        await Take(first, "check");
        await Take(first, "sign");
        Clock.MoveTo("2023-09-05 10:00");
        await Plan(5, "2023-09-01");
        var second = await Stored(await Draft(("kind", "place-letter"), ("place", County)));

        Assert.Equal(5, second.Tasks.Count);
        Assert.Contains("青禾耕督〔2023〕1号", second.Text.Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_numbered_when_it_is_signed_and_not_before()
    {
        await Late(1);
        var letter = await Draft(("kind", "place-letter"), ("place", County));
        Assert.Null((await Stored(letter)).Number);
        var tooEarly = await Forms.Send($"{letter}/sign", ("version", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooEarly.StatusCode);
        Assert.Null((await Stored(letter)).Number);
        Assert.Contains("拟稿", WebUtility.HtmlDecode(await tooEarly.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checked_letter_that_is_edited_has_to_be_checked_again()
    {
        await Late(1);
        var letter = await Draft(("kind", "place-letter"), ("place", County));
        await Take(letter, "check");
        await Edit(letter, ("title", "关于限期整改的督办函"));

        Assert.Equal(OfficeLetterStep.Drafted, (await Stored(letter)).Step);
    }

    [Fact]
    public async Task Signing_again_after_a_crash_gives_the_same_number_and_no_second_mail()
    {
        await Late(1);
        var letter = await Draft(("kind", "place-letter"), ("place", County));
        await Take(letter, "check");
        await Take(letter, "sign");
        var (signed, mails) = (await Stored(letter), Office.Outbox.Records.Count);
        var again = await Part<OfficeLetterService>().Send(signed with { Number = null }, default);

        Assert.Equal(signed.Number, again.Number);
        Assert.Equal(mails, Office.Outbox.Records.Count);
    }

    [Fact]
    public async Task D10_the_written_report_is_made_of_the_facts_of_the_lead()
    {
        Directory();
        var lead = await Json(
            await Post(
                "/api/leads",
                """{"place":"云州市/青禾县/石桥镇","what":"占用耕地堆放砂石","areaMu":2.40,"latitude":29.5,"longitude":106.4}"""
            )
        );
        var letter = await Stored(await Draft(("kind", "lead-report"), ("lead", $"{lead["id"]}"), ("to", "青禾县耕地保护专班")));
        var words = string.Join('\n', letter.Text.Paragraphs);

        Assert.Equal("青禾县耕地保护专班", Assert.Single(letter.Text.Addressees));
        Assert.Contains("占用耕地堆放砂石", words, StringComparison.Ordinal);
        Assert.Contains("北纬29.5", words, StringComparison.Ordinal);
        Assert.Contains("石桥镇违法占用耕地线索的报告", letter.Text.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task J17_fulfilment_is_answered_in_a_letter_to_the_proposer()
    {
        await Late(1);
        var letter = await Stored(await Draft(("kind", "answer"), ("task", "3fa9c1d2-101"), ("to", "民革青禾县委会")));

        Assert.Equal("民革青禾县委会", Assert.Single(letter.Text.Addressees));
        Assert.Contains("任务1", letter.Text.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X7_the_report_to_above_has_the_figures_and_the_laggards()
    {
        await Late(4);
        var words = string.Join('\n', (await Stored(await Draft(("kind", "monthly-report"), ("place", County)))).Text.Paragraphs);

        Assert.Contains("共4项任务", words, StringComparison.Ordinal);
        Assert.Contains("逾期4项", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_opens_as_a_letter_with_its_number()
    {
        await Late(1);
        var letter = await Draft(("kind", "place-letter"), ("place", County));
        await Take(letter, "check");
        await Take(letter, "sign");
        var file = await Administrator.GetAsync($"{letter}.docx");

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Contains("督办函", Uri.UnescapeDataString($"{file.Content.Headers.ContentDisposition}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_said_at_its_field_and_the_words_stay()
    {
        await Late(1);
        var letter = await Draft(("kind", "place-letter"), ("place", County));
        var answer = await Edit(letter, ("mails", "xw@q.example\n县委办"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("“县委办”不是邮箱", page, StringComparison.Ordinal);
        Assert.Contains("xw@q.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_send_mail_there_signs_nothing()
    {
        await Late(1);
        var letter = await Draft(("kind", "place-letter"), ("place", County));
        await Take(letter, "check");
        var stranger = await Program(AccountRole.Office, "云州市/白塔县");
        var answer = await stranger.PostAsync($"{letter}/sign", new FormUrlEncodedContent([new("version", "2")]));

        Assert.NotEqual(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Null((await Stored(letter)).Number);
    }

    private void Directory() =>
        Office.Directory.People = new PeopleDirectory([
            new(Place.Parse(County)!, Role.LeadOffice, null, "林晓舟", "lin@q.example"),
            new(Place.Parse($"{County}/石桥镇")!, Role.Leader, null, "何静川", "he@q.example"),
        ]);

    /// <summary>Starts tasks of the county that are late on 2023-08-29.</summary>
    private async Task Late(int count)
    {
        Directory();
        for (var number = 1; number <= count; number++)
            await Plan(number, "2023-08-20");
        Clock.MoveTo("2023-08-29 10:00");
    }

    private async Task Plan(int number, string due)
    {
        var id = TaskId.Of($"3fa9c1d2-{100 + number}");
        var spec = new TaskSpec(
            $"任务{number}",
            TaskKind.Other,
            Place.Parse($"{County}/石桥镇")!,
            null,
            Mu.Zero,
            ["石桥镇"],
            [],
            [],
            [new PhaseSpec("完成整改", PhaseKind.Complete, null, Some.Day(due))]
        );
        await Office.Desk.Execute(id, new TaskCommand.Plan(id, spec) { By = "林" }, default);
        await Office.Desk.Execute(id, new TaskCommand.Start { By = "林" }, default);
    }

    /// <returns>The address of the letter.</returns>
    private async Task<string> Draft(params (string Name, string Value)[] typed)
    {
        var answer = await Forms.Send("/letters", typed);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<OfficeLetter> Stored(string address) => (await Part<OfficeLetterStore>().Find(address.Split('/')[^1], default))!;

    private async Task<HttpResponseMessage> Take(string letter, string act) =>
        await (await ShownForm.On(Administrator, letter, $"{letter}/{act}")).Send(("sent", "yes"));

    private async Task<HttpResponseMessage> Edit(string letter, params (string Name, string Value)[] changed)
    {
        var input = OfficeLetterInput.Of((await Stored(letter)).Text);
        var fields = new Dictionary<string, string>
        {
            ["title"] = input.Title,
            ["addressees"] = input.Addressees,
            ["paragraphs"] = input.Paragraphs,
            ["copies"] = input.Copies,
            ["mails"] = input.Mails,
        };
        foreach (var (name, value) in changed)
            fields[name] = value;
        return await (await ShownForm.On(Administrator, letter, $"{letter}/edit")).Send([
            .. fields.Select(field => (field.Key, field.Value)),
        ]);
    }
}
