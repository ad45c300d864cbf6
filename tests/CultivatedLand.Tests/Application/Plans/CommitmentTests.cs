using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Application.Plans;

/// <summary>
/// 承诺事项: what an answer promises, each item with its deadline and the unit that answers for it. Source of the form:
/// Jiangjin reply, its attachment.
/// </summary>
public class CommitmentTests
{
    private const string Reply = """
        青禾县规划和自然资源局
        关于县政协第八届三次会议第41号提案的复函

        您提出的提案收悉，现答复如下：
        我局将继续做好耕地保护工作。

        附件：承诺事项列表

        青禾县规划和自然资源局
        2024年5月6日

        附件

        承诺事项列表

        序号 | 承诺事项具体内容（分项列出） | 承诺落实时间 | 责任单位
        1 | 完成全县耕地网格划分并公示网格员名单 | 2024年8月底前 | 县规划和自然资源局
        2 | 建成耕地种植动态监测平台 | 2024年12月 | 县农业农村委、县大数据局
        """;

    private static IEnumerable<string> Promised(Plan plan) =>
        plan.Tasks.Select(task =>
            $"{task.Spec.Name} | {string.Join('、', task.Spec.ResponsibleUnits)} "
            + $"| {string.Join(' ', task.Spec.Phases.Select(phase => $"{phase.Kind} {phase.Due:yyyy-MM-dd}"))}"
        );

    [Fact]
    public void Each_promise_is_a_task_of_one_phase_with_its_unit_and_deadline() =>
        Assert.Equal(
            [
                "完成全县耕地网格划分并公示网格员名单 | 县规划和自然资源局 | Complete 2024-08-31",
                "建成耕地种植动态监测平台 | 县农业农村委、县大数据局 | Complete 2024-12-31",
            ],
            Promised(Notice.Plan(Reply))
        );

    [SharedFact]
    public void The_promise_of_the_real_reply_is_one_too()
    {
        var promised = Notice
            .Plan(SharedTexts.Notice("jiangjin-reply-2023"))
            .Tasks.Single(task => task.Spec.Name.Contains("完成今年考核任务", StringComparison.Ordinal))
            .Spec;

        Assert.Equal((PhaseKind.Complete, Some.Day("2023-12-31")), (Assert.Single(promised.Phases).Kind, promised.Phases[0].Due));
        Assert.Equal(["江津区规划自然资源局"], promised.ResponsibleUnits);
    }
}
