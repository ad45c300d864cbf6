using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.FieldRecords;

/// <summary>Words for when a place was last visited.</summary>
internal static class VisitText
{
    public static LocalizedText Of(LastVisit visit) =>
        visit switch
        {
            { Day: null } => new("一年内没有走访", "not visited within a year"),
            { IsOverdue: true } => new($"{visit.Day:yyyy-MM-dd} 以来没有走访", $"not visited since {visit.Day:yyyy-MM-dd}"),
            _ => new($"{visit.Day:yyyy-MM-dd} 走访", $"visited {visit.Day:yyyy-MM-dd}"),
        };
}
