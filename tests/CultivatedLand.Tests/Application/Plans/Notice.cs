using System.Text;
using CultivatedLand.Application.Plans;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Application.Plans;

/// <summary>A notice of the genre with invented places, and ways from a text to a plan.</summary>
internal static class Notice
{
    public const string Text = """
        青石府〔2023〕12号

        沙河区青石镇人民政府
        关于印发《青石镇耕地整改工作方案》的通知

        各村：
        现将《青石镇耕地整改工作方案》印发给你们，请认真贯彻执行。

        沙河区青石镇人民政府
        2023年7月20日

        青石镇耕地整改工作方案

        一、组织实施

        （一）关于完成2023年耕地占补平衡任务的问题。
        柳湾村、松林村新增耕地不实，需要今年进行整改面积共60亩，其中柳湾村40亩、松林村20亩。（责任领导：各村联系领导；责任单位：相关村；牵头单位：建管办；整改时限：2023年10月30日前）

        （二）关于完成2023年耕地进出平衡任务的问题。
        2023年区政府下达的耕地恢复总任务量101亩，目前已完成恢复补足耕地通过市级验收32亩，未完成的69亩在8月20日前完成翻耕；9月30日前完成种植；10月20日前达到验收条件，申请验收；10月30日前全面完成整改验收。（责任领导：各村联系领导；牵头单位：建管办；责任单位：相关村；整改时限：2023年10月30日前）
        """;

    public static PlanDraft Draft(string text = Text, string name = "plan.txt") =>
        ((ReadOutcome.Plan)PlanReader.Read(new SourceFile(name, Encoding.UTF8.GetBytes(text)))).Draft;

    public static Plan Plan(string text = Text, string startsOn = "2023-07-20") =>
        new PlanBuilder(Some.ChinaCalendar, Some.Day(startsOn)).Build(Draft(text));

    /// <summary>A real notice, on machines that have it.</summary>
    public static Plan Real(string name) => Plan(SharedTexts.Notice(name));

    /// <summary>The phases of a task as <c>08-20 翻耕</c>.</summary>
    public static IEnumerable<string> Phases(this PlannedTask task) => task.Spec.Phases.Select(phase => $"{phase.Due:MM-dd} {phase.Name}");
}
