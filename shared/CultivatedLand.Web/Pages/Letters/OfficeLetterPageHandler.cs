using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Letters;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Letters;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Letters;

/// <summary>Handler of the pages about letters, resolved per request.</summary>
internal sealed class OfficeLetterPageHandler(
    OfficeLetterStore store,
    OfficeLetterDrafter drafter,
    OfficeLetterService service,
    KnownPlaces places,
    ILedger ledger,
    PhotoUploads uploads,
    IArchive archive
)
{
    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    internal static readonly string[] Acts = ["edit", "check", "sign", "withdraw", "file"];

    public Task<IResult> List(HttpContext http, CancellationToken cancellationToken) =>
        List(http.Page(), FormFields.Empty, [], StatusCodes.Status200OK, cancellationToken);

    /// <summary>Drafts a letter about a place, a lead or a task.</summary>
    public async Task<IResult> Draft(HttpContext http, CancellationToken cancellationToken)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFields(cancellationToken));
        if (EnumWords.Parse<OfficeLetterKind>(form["kind"]) is not { } kind)
            return await List(page, form, [new("kind", new("请选择函件的种类。", "Choose the kind of letter."))], 422, cancellationToken);
        var (place, fault) = await About(kind, form, cancellationToken);
        if (place is null)
            return await List(page, form, [fault!], StatusCodes.Status422UnprocessableEntity, cancellationToken);
        if (!page.Visitor.Can(Permission.SendMail, place))
        {
            http.Deny(Permission.SendMail, place);
            return await List(page, form, [new("place", Permission.SendMail.Refusal(place))], 403, cancellationToken);
        }

        var by = page.Visitor.DisplayNameFor(Permission.SendMail, place);
        var (text, tasks, about) = await Drafted(kind, place, form, page.Today, cancellationToken);
        var letter = await service.Draft(kind, place, text, tasks, about, by, cancellationToken);
        return new SeeOtherResult(PageUrls.Letter(letter.Id));
    }

    public async Task<IResult> Show(HttpContext http, string id, CancellationToken cancellationToken) =>
        await store.Find(id, cancellationToken) is { } letter
            ? Show(http.Page(), letter, OfficeLetterInput.Of(letter.Text), [], StatusCodes.Status200OK)
            : ConsoleResults.NotFound(http.Page());

    public async Task<IResult> File(HttpContext http, string id, CancellationToken cancellationToken)
    {
        if (await store.Find(id, cancellationToken) is not { } letter)
            return ConsoleResults.NotFound(http.Page());
        var (name, content) = service.Docx(letter);
        return Results.File(content, WordDocument, name);
    }

    public async Task<IResult> Scan(HttpContext http, string id, CancellationToken cancellationToken) =>
        await store.Find(id, cancellationToken) is { Scan: { } scan }
        && await archive.Get(scan.ContentHash, cancellationToken) is { } content
            ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), scan.ContentHash, scan.FileName)
            : ConsoleResults.NotFound(http.Page());

    public async Task<IResult> Act(HttpContext http, string id, string act, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await store.Find(id, cancellationToken) is not { } letter)
            return ConsoleResults.NotFound(page);
        var typed = await http.Request.ReadFormAsync(cancellationToken);
        var form = typed.Fields();
        var by = page.Visitor.DisplayNameFor(Permission.SendMail, letter.Place);
        var seen = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
        var input = act == "edit" ? OfficeLetterInput.Read(form) : OfficeLetterInput.Of(letter.Text);
        var (text, unread) = input.Read();
        var (scans, unusable) = act == "file" ? await uploads.KeepPapers(typed.Files, cancellationToken) : ([], null);
        if (act == "file" && scans.Count != 1)
            unread = [new("scan", unusable ?? new("请选择一个盖章扫描件（照片或 PDF）。", "Choose one stamped scan, a picture or a PDF."))];
        if (act is "edit" or "file" && unread.Count > 0)
            return Show(page, letter, input, unread, StatusCodes.Status422UnprocessableEntity);
        var outcome = await service.Do(
            id,
            (before, now) =>
                act switch
                {
                    "edit" => OfficeLetterRules.Edit(before, text, seen, by, now),
                    "check" => OfficeLetterRules.Check(before, seen, by, now),
                    "sign" => OfficeLetterRules.Sign(before, seen, by, now),
                    "file" => OfficeLetterRules.File(before, scans[0], by, now),
                    _ => OfficeLetterRules.Withdraw(before, InterviewInput.Line(form["reason"]), seen, by, now),
                },
            cancellationToken
        );
        return outcome is OfficeLetterOutcome.Refused refused
            ? Show(page, await store.Find(id, cancellationToken) ?? letter, input, refused.Faults, StatusCodes.Status422UnprocessableEntity)
            : new SeeOtherResult($"{PageUrls.Letter(id)}?said={act}");
    }

    private static IResult Show(
        PageContext page,
        OfficeLetter letter,
        OfficeLetterInput typed,
        IReadOnlyList<OfficeLetterFault> faults,
        int status
    ) => page.Render<OfficeLetterPage>(status, ("Letter", letter), ("Typed", typed), ("Faults", faults));

    /// <summary>Finds the place of what the letter is about.</summary>
    private async Task<(Place? Place, OfficeLetterFault? Fault)> About(
        OfficeLetterKind kind,
        FormFields form,
        CancellationToken cancellationToken
    )
    {
        if (kind is OfficeLetterKind.LeadReport or OfficeLetterKind.Transfer)
            return LeadId.Parse(form["lead"].Trim()) is { } lead && await drafter.Lead(lead, cancellationToken) is { } stored
                ? (stored.State.Spec.Place, null)
                : (null, new("lead", new("没有这条线索：请填写线索编号。", "There is no such lead: give its id.")));
        if (kind == OfficeLetterKind.Answer)
            return TaskId.Parse(form["task"].Trim()) is { } task && await ledger.Find(task, cancellationToken) is { } found
                ? (found.State.Spec.Place, null)
                : (null, new("task", new("没有这项任务：请填写任务编号。", "There is no such task: give its id.")));
        var (place, unknown) = await places.Find(form["place"].Trim(), [], cancellationToken);
        return (place, place is null ? new("place", unknown!) : null);
    }

    private async Task<(OfficeLetterText Text, EquatableArray<TaskId> Tasks, string? About)> Drafted(
        OfficeLetterKind kind,
        Place place,
        FormFields form,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var to = InterviewInput.Line(form["to"]);
        switch (kind)
        {
            case OfficeLetterKind.PlaceLetter:
                var (text, tasks) = await drafter.ToPlace(place, today, cancellationToken);
                return (text, tasks, null);
            case OfficeLetterKind.MonthlyReport:
                return (await drafter.Monthly(place, today, cancellationToken), [], null);
            case OfficeLetterKind.Answer:
                var task = TaskId.Of(form["task"].Trim());
                var state = (await ledger.Find(task, cancellationToken))!.State;
                return (await drafter.Answer(state, to, today, cancellationToken), [task], task.Value);
            default:
                var lead = LeadId.Parse(form["lead"].Trim())!.Value;
                var stored = (await drafter.Lead(lead, cancellationToken))!;
                return (await drafter.AboutLead(stored, kind, to, cancellationToken), [], lead.Value);
        }
    }

    private async Task<IResult> List(
        PageContext page,
        FormFields typed,
        IReadOnlyList<OfficeLetterFault> faults,
        int status,
        CancellationToken cancellationToken
    ) =>
        page.Render<OfficeLetterListPage>(
            status,
            ("Letters", (await store.All(cancellationToken)).Where(letter => page.Visitor.Can(Permission.SeeMail, letter.Place)).ToList()),
            ("Places", (await places.All(cancellationToken)).Where(place => page.Visitor.Can(Permission.SendMail, place)).ToList()),
            ("Typed", typed),
            ("Faults", faults)
        );
}
