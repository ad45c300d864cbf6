using System.Net;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>Edits of a rhythm on its page and by the API.</summary>
public sealed class RhythmEditTests : AccessTest
{
    private static readonly ScheduledRhythm Meeting = new(
        new Rhythm("m1", "周调度会", RhythmKind.Meeting, RecurrenceInterval.Week),
        Some.Village.Parent?.Path,
        [Role.Leader, Role.LeadOffice],
        new DateOnly(2023, 7, 20),
        IsOn: true,
        null,
        null,
        "管理员"
    );

    private RhythmStore Book => Part<RhythmStore>();

    [Fact]
    public async Task Everything_that_the_form_asks_is_kept()
    {
        var office = await Opened();

        await Save(office, [("guests", "qxwb@q.example； zfb@q.example\nQXWB@q.example"), ("weekday", "3")]);

        var kept = (await Book.Find("m1", default))!;
        Assert.Equal(HttpStatusCode.SeeOther, office.Status);
        Assert.Equal(
            ("周二碰头会", DayOfWeek.Wednesday, new TimeOnly(14, 30), "三楼会议室", 1),
            (kept.Rhythm.Name, kept.Rhythm.Weekday, kept.Hour, kept.Room, kept.Version)
        );
        Assert.Equal(["各村汇报", "研究难点"], kept.Agenda);
        Assert.Equal([Role.Leader], kept.To);
        Assert.Equal(["qxwb@q.example", "zfb@q.example"], kept.Guests);
    }

    [Theory]
    [InlineData("name", "", "name", "请填写名称")]
    [InlineData("hour", "25:00", "hour", "“25:00”不是时间，应如 09:30。")]
    [InlineData("weekday", "8", "weekday", "“8”不是星期")]
    [InlineData("guests", "区委办公室", "guests", "“区委办公室”不是邮箱地址，应如 wang@example.cn。")]
    [InlineData("to", "mayor", "to", "没有“mayor”这类收件人。")]
    [InlineData("to", "", "to", "请至少选择一类收件人，或填写一个邮箱。")]
    public async Task A_fault_stands_at_its_field_and_at_the_top_and_nothing_is_kept(string name, string value, string field, string words)
    {
        var office = await Opened();

        await Save(office, [(name, value)]);

        var page = WebUtility.HtmlDecode(office.Page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains($"<a href=\"#{field}\">{words}", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"三楼会议室\"", page, StringComparison.Ordinal);
        Assert.Equal(Meeting, await Book.Find("m1", default));
    }

    [Fact]
    public async Task Addresses_alone_are_recipients_enough()
    {
        var office = await Opened();

        await Save(office, [("to", ""), ("guests", "qxwb@q.example")]);

        Assert.Equal(HttpStatusCode.SeeOther, office.Status);
    }

    [Fact]
    public async Task An_edit_of_what_somebody_else_has_edited_is_asked_back_with_what_was_typed()
    {
        var office = await Opened();
        await Book.Edit(Meeting with { Room = "二楼" }, default);

        await Save(office, []);

        Assert.Equal(HttpStatusCode.Conflict, office.Status);
        Assert.Contains("没有保存：其间有人改过", WebUtility.HtmlDecode(office.Page), StringComparison.Ordinal);
        Assert.Equal("二楼", (await Book.Find("m1", default))!.Room);
        await Save(office, [("version", office.Hidden("version")!)]);
        Assert.Equal("三楼会议室", (await Book.Find("m1", default))!.Room);
    }

    [Fact]
    public async Task An_edit_leaves_on_or_off_as_it_is()
    {
        var office = await Opened();
        await Book.Switch("m1", false, new DateOnly(2023, 7, 21), default);

        await Save(office, []);

        Assert.False((await Book.Find("m1", default))!.IsOn);
    }

    [Fact]
    public async Task Who_has_no_right_at_its_place_cannot_edit_it()
    {
        await Book.Save(Meeting, default);
        var other = await SignedIn("wang", AccountRole.Office, Place.Parse("沙河区/白塔镇"));
        await other.Open("/reports/rhythms");

        await other.Open("/reports/rhythms/m1/edit");
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        await other.Open("/reports/rhythms");
        await Save(other, []);

        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        Assert.Equal(Meeting, await Book.Find("m1", default));
    }

    [Fact]
    public async Task The_api_edits_what_it_names_and_the_same_edit_again_changes_nothing()
    {
        await Book.Save(Meeting, default);
        var body = """{"version":0,"hour":"15:00","guests":["qxwb@q.example"]}""";

        var first = await Json(await Post("/api/rhythms/m1/edit", body));
        var again = await Post("/api/rhythms/m1/edit", body);

        Assert.Equal(("15:00", "周调度会", 1), ($"{first["hour"]}", $"{first["name"]}", (int)first["version"]!));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, (await Book.Find("m1", default))!.Version);
        Assert.Equal(HttpStatusCode.Conflict, (await Post("/api/rhythms/m1/edit", """{"version":0,"hour":"16:00"}""")).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Post("/api/rhythms/m1/edit", """{"version":1,"guests":["区委"]}""")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/api/rhythms/none/edit", body)).StatusCode);
    }

    [Fact]
    public async Task The_mail_goes_to_the_addresses_too_and_says_hour_place_and_agenda()
    {
        await Book.Save(
            Meeting with
            {
                SetHour = new TimeOnly(14, 30),
                Room = "三楼会议室",
                Agenda = ["各村汇报"],
                Guests = ["qxwb@q.example", "LI@q.example"],
            },
            default
        );
        Clock.MoveTo("2023-07-24 09:00");

        await Part<BulletinJob>().Send(default);

        var mails = (await Part<IOutbox>().List(new MailQuery(), default)).Mails;
        Assert.Equal(["jgb@q.example", "li@q.example", "qxwb@q.example"], mails.Select(mail => mail.Content.To).Order());
        Assert.All(
            mails,
            mail =>
            {
                Assert.Contains("今日14:30召开周调度会，地点：三楼会议室", mail.Content.Text, StringComparison.Ordinal);
                Assert.Contains("1. 各村汇报", mail.Content.Text, StringComparison.Ordinal);
                Assert.Contains("1. 各村汇报", mail.Content.Html, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_rhythm_from_before_it_had_an_hour_is_held_at_half_past_nine()
    {
        var old =
            """{"rhythm":{"id":"m1","name":"例会","kind":"meeting","every":"week","weekday":"monday"},"place":null,"to":["leader"]"""
            + ""","since":"2023-07-20","isOn":true,"planId":null,"words":null,"by":"管理员","at":null}""";
        await Part<IRecordStore>().Put("rhythms", "m1", Encoding.UTF8.GetBytes(old), 0, default);

        var read = (await Book.Find("m1", default))!;

        Assert.Equal((new TimeOnly(9, 30), null, 0), (read.Hour, read.Room, read.Agenda.Count + read.Guests.Count));
    }

    private async Task<Browser> Opened()
    {
        await Book.Save(Meeting, default);
        var office = await SignedIn("lin", AccountRole.Office, Some.Village.Parent);
        await office.Open("/reports/rhythms/m1/edit");
        return office;
    }

    /// <summary>Sends the form filled in, with some fields as given.</summary>
    private static Task Save(Browser office, (string Name, string Value)[] with)
    {
        var typed = new Dictionary<string, string>
        {
            ["name"] = "周二碰头会",
            ["weekday"] = "2",
            ["hour"] = "14:30",
            ["room"] = "三楼会议室",
            ["agenda"] = "各村汇报\r\n\r\n研究难点",
            ["to"] = "leader",
            ["guests"] = "",
            ["version"] = "0",
        };
        foreach (var (name, value) in with)
            typed[name] = value;
        return office.Submit(
            "/reports/rhythms/m1/edit",
            [.. typed.Where(field => field is not { Key: "to", Value: "" }).Select(field => (field.Key, field.Value))]
        );
    }
}
