using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Text;

public class FactTextTests
{
    private static readonly DateTimeOffset Now = SomeFacts.Now;

    private static readonly TaskFact[] All = SomeFacts.All;

    private static readonly RectificationTask Task = TaskStory.Of(Some.FourPhases(), "2023-07-20").Task;

    [Fact]
    public void Every_kind_of_fact_has_its_sentence_in_both_languages()
    {
        Assert.Equal(
            typeof(TaskFact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TaskFact))).Select(type => type.Name).Order(),
            All.Select(fact => fact.GetType().Name).Order()
        );
        Assert.All(All.Select(fact => FactText.Of(fact, Task)), text => Assert.True(text.Chinese.Length > 3 && text.English.Length > 10));
    }

    [Theory]
    [InlineData(
        typeof(TaskFact.ProgressReported),
        "填报“翻耕”进度：由10亩变为50.5亩。",
        "Progress of “翻耕” was reported: from 10 to 50.5 mu."
    )]
    [InlineData(typeof(TaskFact.Accepted), "验收32亩（累计由10亩变为42亩）。", "32 mu were accepted (from 10 to 42 mu in all).")]
    [InlineData(
        typeof(TaskFact.Returned),
        "退回整改（第2轮）：“申请验收”时限由2023-10-20改为2023-11-05；已验收面积由101亩变为0亩；理由：未翻耕到位",
        "The work was returned (round 2): “申请验收” is due 2023-11-05 instead of 2023-10-20. "
            + "Accepted area went from 101 to 0 mu. Reason: 未翻耕到位"
    )]
    [InlineData(
        typeof(TaskFact.ExtensionGranted),
        "批准“翻耕”延期：时限由2023-08-20改为2023-09-01。",
        "An extension of “翻耕” was granted: due 2023-09-01 instead of 2023-08-20."
    )]
    [InlineData(
        typeof(TaskFact.NoticeIssued),
        "发出“翻耕”提醒（到期前14天）。",
        "A notice about “翻耕” went out: reminder, 14 days before."
    )]
    [InlineData(
        typeof(TaskFact.Replanned),
        "按更正方案调整：“翻耕”时限由2023-08-20改为2023-08-25。",
        "A corrected plan changed the task. “翻耕” is due 2023-08-25 instead of 2023-08-20."
    )]
    public void A_sentence_says_what_was_before_and_what_is_after(Type kind, string chinese, string english) =>
        Assert.Equal(
            (chinese, english),
            (
                FactText.Of(All.Single(fact => fact.GetType() == kind), Task).Chinese,
                FactText.Of(All.Single(fact => fact.GetType() == kind), Task).English
            )
        );

    [Fact]
    public void A_phase_that_a_corrected_plan_took_away_is_called_by_its_number() =>
        Assert.Equal("填报“第9阶段”已完成。", FactText.Of(new TaskFact.ProgressReported(Now, "李村长", 9, null, Mu.Zero), Task).Chinese);
}
