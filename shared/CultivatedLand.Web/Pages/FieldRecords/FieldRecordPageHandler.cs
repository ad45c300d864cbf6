using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.FieldRecords;

/// <summary>Handler of the pages about records of work, resolved per request.</summary>
internal sealed class FieldRecordPageHandler(
    FieldRecordStore records,
    FieldRecordService service,
    FieldRecordReader reader,
    KnownPlaces places,
    PhotoUploads uploads,
    IArchive archive
)
{
    /// <summary>Lists one month.</summary>
    public async Task<IResult> List(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var query = http.Request.Query;
        var month = DateOnly.TryParseExact(query["month"], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? typed
            : new DateOnly(page.Today.Year, page.Today.Month, 1);
        var kind = EnumWords.Parse<FieldRecordKind>(query["kind"].ToString());
        var last = month.AddMonths(1).AddDays(-1);
        var shown = (await reader.Seen(page.Visitor, month, last, cancellationToken))
            .Where(record => kind is null || record.Spec.Kind == kind)
            .ToList();
        var counted = new List<PlaceCount>();
        foreach (var above in Tops(page.Visitor, await places.All(cancellationToken)))
            counted.AddRange(await reader.ByVillage(FieldRecordKind.Publicity, above, month, last, cancellationToken));
        return page.Render<FieldRecordListPage>(
            StatusCodes.Status200OK,
            ("Records", shown),
            ("Month", month),
            ("Kind", kind),
            ("Publicity", counted.DistinctBy(count => count.Place).ToList())
        );
    }

    public async Task<IResult> New(HttpContext http, CancellationToken cancellationToken)
    {
        var input = new FieldRecordInput(
            new FormFields(
                http.Request.Query.Select(field =>
                    KeyValuePair.Create<string, IReadOnlyList<string>>(field.Key, [.. field.Value.OfType<string>()])
                )
            )
        );
        return await Form(http.Page(), input, [], StatusCodes.Status200OK, cancellationToken);
    }

    public async Task<IResult> Write(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单登记。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var input = new FieldRecordInput(form.Fields());
        if (input.Kind is not { } kind)
            return await Form(page, input, [], StatusCodes.Status422UnprocessableEntity, cancellationToken);
        var permission = FieldRecordService.PermissionFor(FieldRecordForm.Of(kind));
        var (place, unknown) = await places.Find(input[FieldRecordFields.Place], [], cancellationToken);
        if (place is null)
            return await Form(page, input, [new(FieldRecordFields.Place, unknown!)], 422, cancellationToken);
        if (!page.Visitor.Can(permission, place))
        {
            http.Deny(permission, place);
            return await Form(page, input, [new(FieldRecordFields.Place, permission.Refusal(place))], 403, cancellationToken);
        }

        var faults = new List<FieldRecordFault>();
        var command = input.Write(kind, place, page.Visitor.DisplayNameFor(permission, place), page.Visitor.Account, faults);
        var (kept, unusable) = await uploads.KeepPapers(form.Files, cancellationToken);
        if (unusable is not null)
            faults.Add(new(FieldRecordFields.Papers, unusable));
        if (faults.Count > 0)
            return await Form(page, input, faults, 422, cancellationToken);
        return await service.Write(command with { Spec = command.Spec with { Papers = kept } }, cancellationToken) switch
        {
            FieldRecordOutcome.Refused refused => await Form(page, input, refused.Faults, 422, cancellationToken),
            FieldRecordOutcome.Done done => new SeeOtherResult($"{PageUrls.FieldRecord(done.Record.Id)}?said=written"),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };
    }

    public async Task<IResult> Show(HttpContext http, string id, CancellationToken cancellationToken) =>
        await Seen(http, id, cancellationToken) is { } record
            ? await Show(http.Page(), record, FieldRecordInput.Empty, "", [], StatusCodes.Status200OK, cancellationToken)
            : ConsoleResults.NotFound(http.Page());

    public async Task<IResult> Act(HttpContext http, string id, string act, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Seen(http, id, cancellationToken) is not { } record)
            return ConsoleResults.NotFound(page);
        var permission = FieldRecordService.PermissionFor(record.Form);
        if (!page.Visitor.Can(permission, record.Spec.Place))
            return ConsoleResults.Forbidden(http, permission, record.Spec.Place);
        var (input, faults) = (new FieldRecordInput(await http.Request.ReadFields(cancellationToken)), new List<FieldRecordFault>());
        var command = input.Act(act, page.Visitor.DisplayNameFor(permission, record.Spec.Place), faults);
        if (command is null)
            faults.Add(new("", new("请用页面上的表单填写。", "Use the form on the page.")));
        if (faults.Count > 0)
            return await Show(page, record, input, act, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        if (await service.Do(record.Id, command!, cancellationToken) is not FieldRecordOutcome.Refused refused)
            return new SeeOtherResult($"{PageUrls.FieldRecord(record.Id)}?said={act}");
        return await Show(
            page,
            await records.Find(record.Id, cancellationToken) ?? record,
            input,
            act,
            refused.Faults,
            refused.Code == FieldRecordRefusal.Faulty ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
            cancellationToken
        );
    }

    /// <summary>Serves a paper of a record that this user sees.</summary>
    public async Task<IResult> Paper(HttpContext http, string id, string hash, CancellationToken cancellationToken) =>
        (await Seen(http, id, cancellationToken))?.Spec.Papers.FirstOrDefault(paper => paper.ContentHash == hash) is { } found
        && await archive.Get(hash, cancellationToken) is { } content
            ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), hash, found.FileName)
            : ConsoleResults.NotFound(http.Page());

    private async Task<FieldRecord?> Seen(HttpContext http, string id, CancellationToken cancellationToken) =>
        FieldRecordId.Parse(id) is { } known
        && await records.Find(known, cancellationToken) is { } record
        && FieldRecordService.IsSeen(record, http.Page().Visitor)
            ? record
            : null;

    private async Task<IResult> Show(
        PageContext page,
        FieldRecord record,
        FieldRecordInput typed,
        string act,
        IReadOnlyList<FieldRecordFault> faults,
        int status,
        CancellationToken cancellationToken
    ) =>
        page.Render<FieldRecordPage>(
            status,
            ("Record", record),
            ("Tasks", await service.Tasks(record, cancellationToken)),
            ("Typed", typed),
            ("Act", act),
            ("Faults", faults)
        );

    private async Task<IResult> Form(
        PageContext page,
        FieldRecordInput typed,
        IReadOnlyList<FieldRecordFault> faults,
        int status,
        CancellationToken cancellationToken
    )
    {
        var all = await places.All(cancellationToken);
        var form = typed.Kind is { } kind ? FieldRecordForm.Of(kind) : null;
        var own = form is null ? [] : all.Where(place => page.Visitor.Can(FieldRecordService.PermissionFor(form), place)).ToList();
        if (form?.AsksPlaces == true)
            own = [.. own.Where(place => all.Any(other => other.Parent == place))];
        var chosen = own.Find(place => place.Path == typed[FieldRecordFields.Place]) ?? (own.Count > 0 ? own[0] : null);
        return page.Render<FieldRecordFormPage>(
            status,
            ("Form", form),
            ("Places", own),
            ("Below", form?.AsksPlaces == true ? all.Where(place => place.Parent == chosen).ToList() : []),
            ("Chosen", chosen),
            ("Typed", typed),
            ("Faults", faults)
        );
    }

    /// <summary>Returns the highest places at which a user sees records.</summary>
    private static List<Place> Tops(CurrentUser user, IReadOnlyList<Place> all)
    {
        var seen = all.Where(place => user.Can(Permission.SeeLedger, place)).ToHashSet();
        return [.. seen.Where(place => place.Parent is null || !seen.Contains(place.Parent))];
    }
}
