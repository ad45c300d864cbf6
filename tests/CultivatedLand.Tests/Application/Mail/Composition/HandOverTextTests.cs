using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Mail.Composition;

/// <summary>What the mails of hand-overs say.</summary>
public class HandOverTextTests
{
    private static readonly DateTimeOffset Now = ChinaTime.At(new DateOnly(2023, 8, 10), new TimeOnly(16, 2));

    [Fact]
    public void The_start_names_area_phases_lead_office_and_asks_for_a_receipt()
    {
        var mail = Mail("lin@liuhe.example", null, Language.Chinese);

        Assert.Equal("【新任务】柳河镇白石村 耕地恢复补足", mail.Subject);
        Assert.Contains("阶段：应完成101亩；翻耕8月20日、种植9月30日；牵头单位建管办", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/received/", mail.Text, StringComparison.Ordinal);
        Assert.Contains(">收到</a>", mail.Html, StringComparison.Ordinal);
        Assert.Empty(mail.Attachments);
    }

    [Fact]
    public void The_lead_office_is_not_asked_for_a_receipt() =>
        Assert.DoesNotContain("/received/", Mail("office@liuhe.example", null, Language.Chinese).Text, StringComparison.Ordinal);

    [Fact]
    public void A_return_says_who_why_and_until_when()
    {
        var mail = Mail(
            "lin@liuhe.example",
            new TaskCommand.Return([1], new DateOnly(2023, 8, 25), "翻耕不到位") { By = "周明远" },
            Language.Chinese
        );

        Assert.Equal("【退回】柳河镇白石村 耕地恢复补足", mail.Subject);
        Assert.Contains("周明远（8月10日 16:02）：退回整改（第2轮）", mail.Text, StringComparison.Ordinal);
        Assert.Contains("理由：翻耕不到位", mail.Text, StringComparison.Ordinal);
        Assert.Contains("时限：8月25日（周五）", mail.Text, StringComparison.Ordinal);
        Assert.Contains("请您：请按新的时限整改", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/received/", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_supervisor_has_to_decide_comes_first()
    {
        var mail = Mail(
            "bureau@qingxi.example",
            new TaskCommand.RequestExtension(2, new DateOnly(2023, 10, 15), "连续阴雨") { By = "建管办" },
            Language.English
        );

        Assert.Equal("[Extension asked for] 柳河镇白石村 耕地恢复补足", mail.Subject);
        Assert.Contains("To be done today: 1 to decide.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("until 2023-10-15", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_suspension_no_date_is_to_be_kept()
    {
        var mail = Mail("lin@liuhe.example", new TaskCommand.Suspend("汛期") { By = "周明远" }, Language.Chinese);

        Assert.DoesNotContain("时限：", mail.Text, StringComparison.Ordinal);
        Assert.Contains("理由：汛期", mail.Text, StringComparison.Ordinal);
    }

    /// <summary>The mail about an act on a task whose ploughing is done; without an act the mail about its start.</summary>
    private static MailContent Mail(string to, TaskCommand? act, Language language)
    {
        var planned = (Decision)Story.Rules.Decide(null, new TaskCommand.Plan(TaskId.Of("a1b2-1-1"), Story.Spec()), Now);
        var decision = (Decision)Story.Rules.Decide(planned.State, new TaskCommand.Start { By = "李办" }, Now);
        if (act is not null)
        {
            var ploughed = (Decision)
                Story.Rules.Decide(decision.State, new TaskCommand.Report([1], null) { By = "林晓舟", IsConfirmed = true }, Now);
            decision = (Decision)Story.Rules.Decide(ploughed.State, act, Now);
        }

        var context = SomeOffice.Context() with { Task = _ => decision.State, Language = language };
        return MailComposer.Compose(SomeOffice.Envelope(to, [.. decision.Notices]), context);
    }
}
