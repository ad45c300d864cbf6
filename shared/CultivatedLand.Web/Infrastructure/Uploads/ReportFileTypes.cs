namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>Media types of report files, the same for every report.</summary>
public static class ReportFileTypes
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
