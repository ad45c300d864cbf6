using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Plans;

/// <summary>Whom a plan will write to, and whom the directory lacks.</summary>
public class MissingRecipientsTests
{
    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    private static readonly DirectoryEntry Office = new(Town, Role.LeadOffice, "建管办", "建管办值班室", "jgb@q.example");

    private static IReadOnlyList<MissingRecipient> Missing(params DirectoryEntry[] people) =>
        MissingRecipients.Of(Notice.Plan(), new PeopleDirectory(people), Some.Day("2023-07-20"));

    [Fact]
    public void Without_a_directory_everybody_is_missing_and_nobody_stands_in() =>
        Assert.All(Missing(), missing => Assert.Null(missing.Instead));

    [Fact]
    public void The_lead_office_stands_in_for_who_is_missing() =>
        Assert.Equal("建管办值班室", Missing(Office).First(missing => missing.Addressee.Role == Role.Leader).Instead!.Name);

    [Fact]
    public void Somebody_at_the_town_is_found_for_its_villages() =>
        Assert.DoesNotContain(
            Missing(Office, new DirectoryEntry(Town, Role.Leader, null, "罗明远", "luo@q.example")),
            missing => missing.Addressee.Role == Role.Leader
        );

    [Fact]
    public void Who_is_missing_is_listed_once_with_the_notices_and_the_number_of_tasks()
    {
        var heads = Missing(Office).Single(missing => missing.Addressee is { Role: Role.UnitHead, Place.Name: "青石镇" });

        Assert.Equal(1, heads.Tasks);
        Assert.Equal([NoticeKind.SupervisionLetter, NoticeKind.Interview], heads.Kinds);
    }

    [Fact]
    public void The_first_weeks_name_the_first_mail_to_each_person()
    {
        var people = new PeopleDirectory([Office, new DirectoryEntry(Town, Role.Leader, null, "罗明远", "luo@q.example")]);
        var mailForecast = MailForecast.Of(Notice.Plan(), Some.Rules, people, Some.Day("2023-07-20"));
        var reminder = mailForecast.Mails.First(mail => mail.Gravest == NoticeKind.Reminder);

        Assert.Equal(
            ("2023-07-20 08:05", "2023-08-04 09:00", "罗明远", false),
            (Some.Text(mailForecast.Mails[0].SendAt), Some.Text(reminder.SendAt), reminder.To.Name, reminder.IsFallback)
        );
    }

    [Fact]
    public void A_plan_whose_first_date_is_far_off_is_looked_at_until_then()
    {
        var late = Notice.Plan(
            Notice.Text.Replace("8月20日前完成翻耕；9月30日前完成种植；10月20日前", "10月20日前", StringComparison.Ordinal)
        );

        Assert.NotEmpty(MailForecast.Of(late, Some.Rules, new PeopleDirectory([Office]), Some.Day("2023-07-20")).Mails);
    }
}
