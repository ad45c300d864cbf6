using System.Globalization;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Web.Infrastructure.Routing;

/// <summary>Addresses of the reports: bulletins, settlement, targets, substituted area, samples, interviews.</summary>
public static class ReportUrls
{
    public const string Home = "/reports";
    public const string Rhythms = Home + "/rhythms";
    public const string Settlement = Home + "/settlement";
    public const string Payments = Home + "/payments";
    public const string FundingLists = Home + "/lists";
    public const string Targets = Home + "/targets";
    public const string Substitutions = Home + "/substitutions";
    public const string Samples = Home + "/samples";
    public const string Interviews = Home + "/interviews";
    public const string Assessments = Home + "/assessments";
    public const string Sanctions = Home + "/sanctions";

    public static string Interview(InterviewId id) => $"{Interviews}/{id}";

    public static string Assessment(string id) => $"{Assessments}/{Uri.EscapeDataString(id)}";

    public static string AssessmentAct(string id, string act) => $"{Assessment(id)}/{act}";

    public static string AssessmentVersion(string id, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{Assessment(id)}?version={version}");

    public static string Bulletin(string occurrence) => $"{Home}/bulletins/{Uri.EscapeDataString(occurrence)}";

    public static string Preview(string rhythmId) => $"{Rhythms}/{Uri.EscapeDataString(rhythmId)}/preview";

    public static string RhythmEdit(string rhythmId) => $"{Rhythms}/{Uri.EscapeDataString(rhythmId)}/edit";

    public static string Meeting(string occurrence) => $"{Home}/meetings/{Uri.EscapeDataString(occurrence)}";

    public static string SettlementOf(string planId, DateOnly from, DateOnly to) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Settlement}?plan={Uri.EscapeDataString(planId)}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"
        );

    public static string Sheet(string id) => $"{Settlement}/{Uri.EscapeDataString(id)}";

    public static string FundingList(string planId, string kind, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{FundingLists}?plan={Uri.EscapeDataString(planId)}&kind={kind}&year={year}");

    public static string HouseholdSample(string id) => $"{FundingLists}/samples/{Uri.EscapeDataString(id)}";

    /// <param name="act">pay or replace.</param>
    public static string SheetAct(string id, string act) => $"{Sheet(id)}/{act}";

    /// <param name="act">correct or take-back.</param>
    public static string PaymentAct(string id, int number, string act) =>
        string.Create(CultureInfo.InvariantCulture, $"{Sheet(id)}/payments/{number}/{act}");

    public static string Sample(string id) => $"{Samples}/{Uri.EscapeDataString(id)}";

    public static string TargetsOf(int year) => $"{Targets}?year={year}";

    /// <summary>Returns the address of the same page as a workbook.</summary>
    public static string Workbook(string page) =>
        page.Contains('?', StringComparison.Ordinal) ? page.Replace("?", ".xlsx?", StringComparison.Ordinal) : page + ".xlsx";
}
