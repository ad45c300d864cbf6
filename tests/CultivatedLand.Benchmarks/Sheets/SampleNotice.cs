using System.Globalization;
using System.Text;

namespace CultivatedLand.Benchmarks.Sheets;

/// <summary>
/// A notice of some thirty printed pages: thirty problems, each with its office, figures and phases, about six hundred signs to a page.
/// </summary>
internal static class SampleNotice
{
    public static byte[] OfThirtyPages()
    {
        var text = new StringBuilder(
            "青禾县石桥镇2026年耕地整改工作方案\n石府发〔2026〕12号\n\n各村（社区），镇属各部门：\n\n一、总体要求\n坚持最严格的耕地保护制度，全面落实整改责任，确保按期完成。\n\n二、整改任务\n"
        );
        for (var number = 1; number <= 30; number++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"（{number}）{number}号片区耕地恢复补足。本片区需恢复耕地{100 + number}亩，其中第一村{60 + number}亩、第二村40亩。"
            );
            for (var line = 0; line < 8; line++)
                text.Append(
                    "各有关单位要对照图斑逐一现场核查，摸清地类现状、坡度和权属，建立台账，一图斑一方案，做好群众工作，妥善处理青苗和附着物，防止整改后再次撂荒。"
                );
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n2026年8月20日前完成翻耕，9月30日前完成种植，10月20日前申请验收，10月30日前完成验收。\n责任领导：分管领导；责任单位：第一村、第二村；牵头单位：镇建管办。\n\n"
            );
        }

        text.Append("三、工作调度\n每半月召开一次调度会，每季度通报一次整改进展。\n\n青禾县石桥镇人民政府\n2026年3月2日\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
