using System.Net;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows E4, E6, E7, E12, E18, E21 and E26 with the notice of Erping, from the draft to the mail.</summary>
public sealed class ErpingRowTests : RowTest
{
    private const string Notice = "erping-plan-2023";

    private static readonly Place Town = Place.Parse("铜梁区/二坪镇")!;

    /// <summary>Those who are asked whether they have received the start: leaders and units of the town and of the two villages.</summary>
    private static readonly (Place Place, Role Role, string? Label, string Name)[] Asked =
    [
        (Town, Role.Leader, null, "何静川"),
        (Town, Role.ResponsibleUnit, "各村", "各村值班"),
        (Town, Role.ResponsibleUnit, "相关村", "相关村值班"),
        (Town.Child("狮子村"), Role.Leader, null, "石村长"),
        (Town.Child("狮子村"), Role.ResponsibleUnit, "相关村", "狮子村委"),
        (Town.Child("隘口村"), Role.Leader, null, "陈村长"),
        (Town.Child("隘口村"), Role.ResponsibleUnit, "相关村", "隘口村委"),
    ];

    private static string MailOf(string name) => $"m{Asked.ToList().FindIndex(person => person.Name == name)}@q.example";

    private void FillDirectory() =>
        Office.Directory.People = new PeopleDirectory([
            .. Asked.Select(person => new DirectoryEntry(person.Place, person.Role, person.Label, person.Name, MailOf(person.Name))),
            new(Town, Role.LeadOffice, "建管办", "林晓舟", "lin@q.example"),
            new(Town, Role.LeadOffice, "农服中心", "吴小满", "wu@q.example"),
            new(Town.Parent!, Role.Supervisor, null, "周明远", "zhou@q.example"),
        ]);

    /// <summary>Uploads the notice and chooses the 30th of October.</summary>
    private async Task<string> Draft()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        await Press(plan, "以 2023-10-30 为准");
        return plan;
    }

    /// <summary>The task of 101 mu alone: the office leaves the other three out.</summary>
    private async Task<RectificationTask> Of101Mu()
    {
        var plan = await Draft();
        foreach (var (key, version) in new[] { ("0", 1), ("2", 2), ("3", 3) })
            await Forms.Send(
                $"{plan}/correct",
                ("scope", $"task.{key}"),
                ("version", $"{version}"),
                ($"task.{key}.removed", "yes"),
                ("confirmed", "yes")
            );
        Clock.MoveTo("2023-07-20 10:02");
        await Begin(plan, 4);
        return await TaskOf(101m);
    }

    [SharedFact]
    public async Task E6_at_noon_the_office_reads_that_five_of_seven_have_received_it_and_who_has_not()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        Clock.MoveTo("2023-07-20 10:02");
        await Begin(plan);
        await Until("2023-07-20 10:05");

        var told = Office.Outbox.Records.Where(mail => mail.Content.To!.StartsWith('m')).ToList();
        Assert.Equal(7, told.Count);
        Assert.All(told, mail => Assert.Equal("2023-07-20 10:05", Some.Text(mail.SendAt)));
        foreach (var mail in told.Where(mail => mail.Content.To != MailOf("陈村长") && mail.Content.To != MailOf("各村值班")))
        {
            var recipient = Leader with { Name = mail.Content.ToName, Mail = mail.Content.To };
            var link = Links.TaskFor(mail.Notices[0].Task, recipient)!.AbsolutePath;
            Assert.Equal(HttpStatusCode.SeeOther, (await Anybody.PostAsync($"{link}/received/{mail.Id}", null)).StatusCode);
        }

        Clock.MoveTo("2023-07-20 12:00");
        var (chinese, english) = (await Page("/today"), await Page("/today", isEnglish: true));

        Assert.Contains("7 人中 5 人已收到；未收到：", chinese, StringComparison.Ordinal);
        Assert.Contains("5 of 7 have received it", english, StringComparison.Ordinal);
        Assert.All(
            new[] { "陈村长（隘口村）", "各村值班（二坪镇）" },
            name =>
            {
                Assert.Contains(name, chinese, StringComparison.Ordinal);
                Assert.Contains(name, english, StringComparison.Ordinal);
            }
        );
        Assert.DoesNotContain("石村长（", chinese, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task E7_the_draft_asks_which_of_the_two_dates_counts_and_one_phase_remains_for_it()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        var (chinese, english) = (await Page(plan), await Page(plan, isEnglish: true));
        Assert.All(
            new[] { "以 2023-10-30 为准", "以 2023-10-31 为准", "确保10月底完成任务", "整改时限：2023年10月30日前" },
            words => Assert.Contains(words, chinese, StringComparison.Ordinal)
        );
        Assert.Contains("2023-10-30 counts", english, StringComparison.Ordinal);

        await Press(plan, "以 2023-10-30 为准");
        await Begin(plan, 1);

        Assert.Equal(["08-20", "09-30", "10-20", "10-30"], (await TaskOf(101m)).Phases.Select(phase => $"{phase.Due:MM-dd}"));
    }

    [SharedFact]
    public async Task E18_the_draft_asks_which_of_three_areas_is_the_target_and_quotes_all_three()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        var page = await Page(plan);
        Assert.All(
            new[] { "以“112.89亩”为准", "以“1210.37亩”为准", "以“172.39亩”为准" },
            words => Assert.Contains(words, page, StringComparison.Ordinal)
        );

        await Press(plan, "以“112.89亩”为准");
        Assert.DoesNotContain("以“172.39亩”为准", await Page(plan), StringComparison.Ordinal);
        await Begin(plan, 2);
        Assert.Equal(112.89m, (await TaskOf(112.89m)).Spec.Target!.Value.Value);
    }

    [SharedFact]
    public async Task E18_the_area_that_was_read_is_confirmed_with_one_press_too()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        await Press(plan, "以“172.39亩”为准");

        Assert.DoesNotContain("以“112.89亩”为准", await Page(plan), StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task E26_the_draft_asks_how_often_and_one_answer_plans_patrols_for_every_village()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        var page = await Page(plan);
        Assert.Contains("没有写明频次：“<bdi>运行好三级耕地保护动态巡查机制</bdi>”", page, StringComparison.Ordinal);
        Assert.Contains("为通讯录中的 2 个村各建一个巡查计划", page, StringComparison.Ordinal);

        await Press(plan, "value=\"week\"");
        await Begin(plan, 1);

        Assert.Equal(
            [("狮子村", 1, PatrolUnit.Week, Some.Day("2023-07-24")), ("隘口村", 1, PatrolUnit.Week, Some.Day("2023-07-24"))],
            (await Part<GridStore>().Plans(default)).Select(patrol =>
                (patrol.Plan.Place.Name, patrol.Plan.Count, patrol.Plan.Unit, patrol.Plan.Since)
            )
        );
    }

    [SharedFact]
    public async Task E26_a_missed_week_is_told_to_the_member_on_Friday_the_chief_on_Monday_and_the_town_on_Tuesday()
    {
        FillDirectory();
        var village = Town.Child("狮子村");
        Office.Directory.People = new PeopleDirectory([
            .. Office.Directory.People.Entries,
            new(village, Role.GridMember, null, "郑小禾", "member@q.example"),
            new(village, Role.GridChief, null, "石村长", "chief@q.example"),
            new(Town, Role.GridChief, null, "何静川", "town@q.example"),
        ]);
        var plan = await Uploaded(Notice);
        await Press(plan, "value=\"week\"");
        await Begin(plan, 1);
        foreach (var day in Some.Days(Some.Day("2023-07-20"), Some.Day("2023-08-01")))
            await Until($"{day:yyyy-MM-dd} 09:00");

        Assert.Equal(
            ["member@q.example 07-28", "chief@q.example 07-31", "town@q.example 08-01"],
            Office
                .Outbox.Records.Where(mail => mail.Content.To is "member@q.example" or "chief@q.example" or "town@q.example")
                .Where(mail => mail.Content.Subject.Contains("巡查", StringComparison.Ordinal))
                .Where(mail => mail.Content.Subject.Contains("狮子村", StringComparison.Ordinal))
                .OrderBy(mail => mail.SendAt)
                .Select(mail => $"{mail.Content.To} {ChinaTime.DateOf(mail.SendAt):MM-dd}")
        );
    }

    [SharedFact]
    public async Task E26_who_answers_that_none_are_planned_gets_none_and_may_answer_anew()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        await Press(plan, "value=\"none\"");
        Assert.Contains("<strong>不安排巡查</strong>", await Page(plan), StringComparison.Ordinal);
        await Press(plan, "value=\"month\"");
        Assert.Contains("<strong>每月</strong>", await Page(plan), StringComparison.Ordinal);
        await Press(plan, "value=\"none\"");
        await Begin(plan, 3);

        Assert.Empty(await Part<GridStore>().Plans(default));
    }

    [SharedFact]
    public async Task E7_the_end_of_the_month_is_chosen_with_one_press_too()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        await Press(plan, "以 2023-10-31 为准");

        Assert.DoesNotContain("以 2023-10-30 为准", await Page(plan), StringComparison.Ordinal);
        Assert.DoesNotContain("deadline-conflict", await Administrator.GetStringAsync("/api" + plan), StringComparison.Ordinal);
        await Begin(plan, 2);
        Assert.Equal(["08-20", "09-30", "10-20", "10-31"], (await TaskOf(101m)).Phases.Select(phase => $"{phase.Due:MM-dd}"));
    }

    [SharedFact]
    public async Task E7_the_share_is_the_same_on_ledger_board_task_page_mail_and_bulletin()
    {
        var task = await Of101Mu();
        await Post(
            "/api/rhythms",
            $$"""{"name":"工作通报","place":"{{task.Spec.Place.Path}}","kind":"bulletin","every":"week","weekday":5}"""
        );
        await Until("2023-08-04 09:00");

        var reminder = Office.Outbox.Records.First(mail => mail.Content.Subject.Contains("提醒", StringComparison.Ordinal));
        var bulletin = Office.Outbox.Records.First(mail => mail.Content.Subject.Contains("工作通报", StringComparison.Ordinal));
        Assert.All(
            new[]
            {
                await Page("/ledger"),
                await Page("/board"),
                await Page($"/tasks/{task.Id}"),
                reminder.Content.Text,
                bulletin.Content.Text,
                bulletin.Content.Html!,
            },
            shown =>
            {
                Assert.Contains("31.68", shown, StringComparison.Ordinal);
                Assert.DoesNotContain("31.76", shown, StringComparison.Ordinal);
            }
        );
        Assert.Equal(31.68m, (decimal?)(await Json(await Administrator.GetAsync($"/api/tasks/{task.Id}")))["phases"]![0]!["percent"]);
    }

    [SharedFact]
    public async Task E12_twenty_of_sixty_nine_accepted_are_51_49_percent()
    {
        var task = await Applied();

        Assert.Equal(HttpStatusCode.SeeOther, (await Act(task.Id, "accept", ("area", "20"))).StatusCode);

        Assert.Contains("已验收</dt><dd>52 亩（51.49 %）", await Page($"/tasks/{task.Id}"), StringComparison.Ordinal);
        await Until("2023-10-30 10:10");
        Assert.All(
            new[] { MailOf("何静川"), MailOf("相关村值班"), "lin@q.example" },
            told =>
                Assert.Contains(
                    Office.Outbox.Records,
                    mail => mail.Content.To == told && mail.Content.Text.Contains("验收20亩", StringComparison.Ordinal)
                )
        );
    }

    [SharedFact]
    public async Task E12_an_empty_field_never_means_everything()
    {
        var task = await Applied();
        var answer = await Act(task.Id, "accept", ("area", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(32m, (await TaskOf(101m)).Accepted.Value);
    }

    [SharedFact]
    public async Task E12_a_return_says_the_moved_dates_before_it_is_confirmed_on_the_page()
    {
        var task = await Applied();
        await Act(task.Id, "accept", ("area", "20"));
        Clock.MoveTo("2023-10-31 16:02");

        var asked = await Act(task.Id, "return", ("phase", "2"), ("reason", "未出苗"));
        var page = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("由 2023-10-20 改为 2023-12-05", page, StringComparison.Ordinal);
        Assert.Contains("由 2023-10-30 改为 2023-12-15", page, StringComparison.Ordinal);
        Assert.Equal(1, (await TaskOf(101m)).Round);
    }

    [SharedFact]
    public async Task E12_the_api_answers_with_the_moved_dates_before_it_is_confirmed()
    {
        var task = await Applied();
        Clock.MoveTo("2023-10-31 16:02");

        var asked = await Post($"/api/tasks/{task.Id}/return", """{"phase":"2","reason":"未出苗"}""");
        var body = await Json(asked);

        Assert.Equal((HttpStatusCode.Conflict, "NeedsConfirmation"), (asked.StatusCode, (string?)body["code"]));
        Assert.Equal(
            ["2023-12-05", "2023-12-15"],
            Flat(body).Where(pair => pair.Name == "due").Select(pair => pair.Value).Order(StringComparer.Ordinal)
        );
    }

    [SharedFact]
    public async Task E12_the_return_goes_to_leader_unit_and_office_with_its_reason_and_all_new_dates()
    {
        var task = await Applied();
        Clock.MoveTo("2023-10-31 16:02");
        await Post($"/api/tasks/{task.Id}/return", """{"phase":"2","reason":"未出苗","confirmed":true}""");
        await Until("2023-10-31 16:05");

        Assert.Equal(
            ["2023-08-20", "2023-11-15", "2023-12-05", "2023-12-15"],
            (await TaskOf(101m)).Phases.Select(phase => $"{phase.Due:yyyy-MM-dd}")
        );
        Assert.All(
            new[] { MailOf("何静川"), MailOf("相关村值班"), "lin@q.example" },
            told =>
            {
                var mail = Office.Outbox.Records.Single(mail => mail.Content.To == told && Some.Text(mail.SendAt) == "2023-10-31 16:05");
                Assert.All(
                    new[] { "未出苗", "2023-11-15", "2023-12-05", "2023-12-15" },
                    words => Assert.Contains(words, mail.Content.Text, StringComparison.Ordinal)
                );
            }
        );

        var holder = Leader with { Name = "何静川", Mail = MailOf("何静川"), Place = Town };
        var behind = WebUtility.HtmlDecode(await Anybody.GetStringAsync(Links.TaskFor(task.Id, holder)!.AbsolutePath));
        Assert.All(new[] { "2023-11-15", "2023-12-05", "2023-12-15" }, date => Assert.Contains(date, behind, StringComparison.Ordinal));
    }

    [SharedFact]
    public async Task The_history_names_the_supervisor_and_not_the_account()
    {
        var task = await Applied();
        var supervisor = await Program(AccountRole.Supervisor, "铜梁区");
        await supervisor.PostAsync(
            $"/api/tasks/{task.Id}/accept",
            new StringContent("""{"areaMu":20}""", System.Text.Encoding.UTF8, "application/json")
        );

        var fact = (await Office.Ledger.History(task.Id, 0, 100, default)).OfType<TaskFact.Accepted>().Single();
        Assert.EndsWith("先生", fact.By, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task E4_the_628_mu_are_the_target_of_the_compensation_balance_of_which_nothing_counts_yet()
    {
        FillDirectory();
        var plan = await Uploaded(Notice);
        Assert.Contains("文件没有写，按本年从 0 计起。", await Page(plan), StringComparison.Ordinal);
        await Begin(plan);

        var record = Assert.Single(await Part<IndicatorStore>().All(2023, default));
        var balance = (await Part<IndicatorStore>().Standing(record, Some.Day("2023-07-20"), default)).Single(standing =>
            standing.Figures.Indicator == VetoIndicator.CompensationBalance
        );
        Assert.Equal(
            (628m, 0m, 315.10m, 312.90m, IndicatorLight.Red),
            (balance.Figures.Target.Value, balance.Counted, balance.OpenTasks, balance.GapIfAllAccepted, balance.Light)
        );
        var page = await Page("/reports/targets?year=2023");
        Assert.Contains("312.9", page, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task E21_both_lead_offices_are_told_and_the_letter_names_the_matter()
    {
        FillDirectory();
        Office.Directory.People = new PeopleDirectory([
            .. Office.Directory.People.Entries,
            new(Town, Role.UnitHead, null, "赵启明", "zhao@q.example"),
        ]);
        var plan = await Uploaded(Notice);
        Clock.MoveTo("2023-07-20 10:02");
        await Begin(plan);
        await Until("2023-07-20 10:05");

        Assert.All(
            new[] { "lin@q.example", "wu@q.example" },
            told =>
                Assert.Contains(
                    Office.Outbox.Records,
                    mail => mail.Content.To == told && mail.Content.Text.Contains("违法违规用地整改", StringComparison.Ordinal)
                )
        );

        await Until("2023-08-31 09:00");
        await Until("2023-09-04 09:00");
        var letter = Office.Outbox.Records.First(mail =>
            mail.Letter is not null && mail.Content.Text.Contains("违法违规用地整改", StringComparison.Ordinal)
        );
        Assert.Equal("2023-09-04 09:00", Some.Text(letter.SendAt));
        Assert.Contains(
            "关于限期完成违法违规用地整改的督办函",
            LetterWords(letter.Content.Attachments[0].Content.ToArray()),
            StringComparison.Ordinal
        );
    }

    /// <summary>Plants, ploughs and applies by the dates of the notice, and stands on 30 October at 10:07.</summary>
    private async Task<RectificationTask> Applied()
    {
        var task = await Of101Mu();
        foreach (var (day, phase) in new[] { ("2023-08-18", "1"), ("2023-09-28", "2"), ("2023-10-20", "3") })
        {
            Clock.MoveTo($"{day} 10:07");
            (
                await Post($"/api/tasks/{task.Id}/report", $$"""{"phase":"{{phase}}","areaMu":101,"confirmed":true}""")
            ).EnsureSuccessStatusCode();
        }

        Clock.MoveTo("2023-10-30 10:07");
        return await TaskOf(101m);
    }

    private static IEnumerable<(string Name, string Value)> Flat(JsonNode? node) =>
        node switch
        {
            JsonObject found => found.SelectMany(pair => pair.Value is JsonValue value ? [(pair.Key, value.ToString())] : Flat(pair.Value)),
            JsonArray found => found.SelectMany(Flat),
            _ => [],
        };

    private static string LetterWords(byte[] document)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(document));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        return System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]+>", "");
    }
}
