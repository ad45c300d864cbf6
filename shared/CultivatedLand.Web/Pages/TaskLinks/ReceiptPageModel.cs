using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.TaskLinks;

/// <summary>Model of the page on which a reader confirms that new tasks were received.</summary>
/// <param name="By">Name under which the reader acts.</param>
/// <param name="Path">Address to which the button posts.</param>
public sealed record ReceiptPageModel(
    IReadOnlyList<RectificationTask> Tasks,
    string By,
    string Path,
    bool IsReceived,
    Language Language,
    DateTimeOffset Now,
    bool IsVirtualTime
);
