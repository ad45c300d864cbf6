using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages;

/// <param name="Path">The link itself, to which the forms post.</param>
/// <param name="Said">What came of the last act.</param>
/// <param name="Typed">What was typed, so that a refused figure is not lost.</param>
public sealed record TaskSheetModel(RectificationTask Task, string By, string Path, Language Language, DateTimeOffset Now, bool IsVirtualTime, Sentence? Said, string? Typed);
