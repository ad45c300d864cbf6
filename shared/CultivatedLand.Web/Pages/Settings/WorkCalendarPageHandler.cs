using System.Globalization;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>
/// Handler of the work calendar: days off and make-up workdays by year. Later years are added here and count from then on.
/// </summary>
internal sealed class WorkCalendarPageHandler(CurrentDeadlineRules rules, DeadlineRulesService deadlineRulesService, WebOptions settings)
{
    private const string Header = "日期,名称,类别\n";

    public async Task<IResult> Show(HttpContext http, CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        var page = http.Page();
        var year = Number(http.Request.Query["year"].ToString()) is >= 2000 and <= 2199 and var asked ? asked : page.Today.Year;
        LocalizedText? said = http.Request.Query["said"].ToString() switch
        {
            "kept" => new(
                $"{year} 年的安排已保存，从现在起按它计算工作日。",
                $"The days of {year} are kept; workdays are counted by them from now on."
            ),
            "removed" => new($"已去掉添加的 {year} 年安排。", $"The days added for {year} are taken out."),
            _ => null,
        };
        return Page(page, year, "", [], said);
    }

    public async Task<IResult> Keep(HttpContext http, CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        var page = http.Page();

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var typed = form["days"].ToString();
        if (await File(form, typed, cancellationToken) is not { } file)
            return Page(
                page,
                page.Today.Year,
                typed,
                [new("请粘贴日期，或选择文件。", "Paste the days, or choose a file.")],
                null,
                StatusCodes.Status422UnprocessableEntity
            );
        if (HolidayFileReader.Read(file) is not LoadResult<IReadOnlyList<CalendarYear>>.Ok { Value: var years })
        {
            return Page(
                page,
                page.Today.Year,
                typed,
                [.. ((LoadResult<IReadOnlyList<CalendarYear>>.Rejected)HolidayFileReader.Read(file)).Faults],
                null,
                StatusCodes.Status422UnprocessableEntity
            );
        }

        return await deadlineRulesService.SetYears(
            years,
            Number(form["expected"].ToString()),
            page.Visitor.DisplayNameFor(Permission.EditSettings, null),
            cancellationToken
        )
            ? new SeeOtherResult($"{SettingsUrls.Calendar}?said=kept&year={years[0].Year}")
            : Page(page, years[0].Year, typed, [Raced()], null, StatusCodes.Status409Conflict);
    }

    public async Task<IResult> Remove(HttpContext http, CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        var page = http.Page();

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var year = Number(form["year"].ToString());
        if (rules.Calendar is null || rules.Calendar.Years.All(known => known.Year != year))
            return new SeeOtherResult(SettingsUrls.Calendar);
        if (!LossQuestion.IsConfirmed(form))
            return LossQuestion.Ask(
                http,
                form,
                new(
                    $"将删除本机添加的{year}年放假和调休日。该年的工作日改按{(HasOwnData(year) ? "系统自带的数据" : "周一至周五")}计算，已排定的提醒随之改期。确定吗？",
                    $"The days of {year} that were added on this host would be removed. Its workdays would then be "
                        + $"{(HasOwnData(year) ? "those of the built-in data" : "Monday to Friday")}, "
                        + "and scheduled notices move. Is that right?"
                ),
                new("删除", "Remove"),
                SettingsUrls.Calendar
            );
        return await deadlineRulesService.SetYears(
            [new CalendarYear(year, [])],
            Number(form["expected"].ToString()),
            page.Visitor.DisplayNameFor(Permission.EditSettings, null),
            cancellationToken
        )
            ? new SeeOtherResult($"{SettingsUrls.Calendar}?said=removed&year={year}")
            : Page(page, year, "", [Raced()], null, StatusCodes.Status409Conflict);
    }

    private static bool HasOwnData(int year) => ChinaHolidays.Calendar.HasData(year);

    private LocalizedText Raced() =>
        new(
            $"没有保存：{rules.Calendar?.By}刚刚也改了日历。请核对后再次保存。",
            $"Not kept: {rules.Calendar?.By} has just changed the calendar too. Check it and save again."
        );

    /// <summary>Returns the pasted days, under a header if they have none, or the uploaded file.</summary>
    private async Task<SourceFile?> File(IFormCollection form, string typed, CancellationToken cancellationToken)
    {
        if (form.Files.GetFile("file") is { Length: > 0 } upload && upload.Length <= settings.LargestUpload)
        {
            using var content = new MemoryStream();
            await upload.CopyToAsync(content, cancellationToken);
            return new SourceFile(UploadReader.SafeName(upload.FileName), content.ToArray());
        }

        if (typed.Trim().Length == 0)
            return null;
        var lines = typed
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Select(line =>
                string.Join(',', line.Split([',', '，', '\t', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            );
        var table = string.Join('\n', lines) + "\n";
        return new SourceFile("days.csv", Encoding.UTF8.GetBytes(char.IsAsciiDigit(table[0]) ? Header + table : table));
    }

    private IResult Page(
        PageContext page,
        int year,
        string typed,
        IReadOnlyList<LocalizedText> faults,
        LocalizedText? said,
        int status = StatusCodes.Status200OK
    ) => page.Render<WorkCalendarPage>(status, ("Rules", rules), ("Year", year), ("Typed", typed), ("Faults", faults), ("Said", said));

    private static int Number(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
