using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bodies;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain.Bodies;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Bodies;

/// <summary>Handler of the pages about bodies, resolved per request.</summary>
internal sealed class BodyPageHandler(
    BodyStore bodies,
    BodyService service,
    KnownPlaces places,
    FieldRecordReader records,
    IDirectoryStore directoryStore
)
{
    private const int MostNames = 1000;

    public Task<IResult> List(HttpContext http, CancellationToken cancellationToken) =>
        List(http.Page(), Blank, [], StatusCodes.Status200OK, cancellationToken);

    public async Task<IResult> Show(HttpContext http, string id, CancellationToken cancellationToken) =>
        await Seen(http, id, cancellationToken) is { } body
            ? await Show(http.Page(), body, BodyInput.Of(body), FormFields.Empty, [], StatusCodes.Status200OK, cancellationToken)
            : ConsoleResults.NotFound(http.Page());

    public async Task<IResult> Make(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var input = BodyInput.Read(await http.Request.ReadFields(cancellationToken));
        var (place, unknown) = await places.Find(input.Place, [], cancellationToken);
        if (place is null)
            return await List(page, input, [new("place", unknown!)], StatusCodes.Status422UnprocessableEntity, cancellationToken);
        if (!page.Visitor.Can(Permission.EditDirectory, place))
        {
            http.Deny(Permission.EditDirectory, place);
            return await List(
                page,
                input,
                [new("place", Permission.EditDirectory.Refusal(place))],
                StatusCodes.Status403Forbidden,
                cancellationToken
            );
        }

        var by = page.Visitor.DisplayNameFor(Permission.EditDirectory, place);
        var (body, faults) = await service.Keep(null, place, input, by, cancellationToken);
        return body is null
            ? await List(page, input, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken)
            : new SeeOtherResult(PageUrls.Body(body.Id));
    }

    public async Task<IResult> Change(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Seen(http, id, cancellationToken) is not { } body)
            return ConsoleResults.NotFound(page);
        if (!page.Visitor.Can(Permission.EditDirectory, body.Place))
            return ConsoleResults.Forbidden(http, Permission.EditDirectory, body.Place);
        var input = BodyInput.Read(await http.Request.ReadFields(cancellationToken)) with { Place = body.Place.Path };
        var by = page.Visitor.DisplayNameFor(Permission.EditDirectory, body.Place);
        var (kept, faults) = await service.Keep(id, body.Place, input, by, cancellationToken);
        return kept is null
            ? await Show(page, body, input, FormFields.Empty, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken)
            : new SeeOtherResult($"{PageUrls.Body(id)}?said=kept");
    }

    public async Task<IResult> Fill(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Seen(http, id, cancellationToken) is not { } body)
            return ConsoleResults.NotFound(page);
        if (!page.Visitor.Can(Permission.EditDirectory, body.Place))
            return ConsoleResults.Forbidden(http, Permission.EditDirectory, body.Place);
        var form = await http.Request.ReadFields(cancellationToken);
        var standing = await service.Standing(body, cancellationToken);
        var filled = standing.Seats.Select(
            (seat, index) => new FilledSeat(seat.Seat, seat.Place, Typed(form, seat, index), FieldOf(index))
        );
        var by = page.Visitor.DisplayNameFor(Permission.EditDirectory, body.Place);
        var faults = await service.Fill(body, [.. filled], by, cancellationToken);
        return faults.Count > 0
            ? await Show(page, body, BodyInput.Of(body), form, faults, StatusCodes.Status422UnprocessableEntity, cancellationToken)
            : new SeeOtherResult($"{PageUrls.Body(id)}?said=filled");
    }

    public async Task<IResult> Remove(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (await Seen(http, id, cancellationToken) is not { } body)
            return ConsoleResults.NotFound(page);
        if (!page.Visitor.Can(Permission.EditDirectory, body.Place))
            return ConsoleResults.Forbidden(http, Permission.EditDirectory, body.Place);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (!LossQuestion.IsConfirmed(form))
            return LossQuestion.Ask(
                http,
                form,
                new(
                    $"将删除机构“{body.Name}”及其席位表；通讯录中的人员和职务不变。确定吗？",
                    $"The body “{body.Name}” and its seats would be removed; people and roles of the directory stay. Is that right?"
                ),
                new("删除", "Remove"),
                PageUrls.Body(id)
            );
        await service.Remove(id, cancellationToken);
        return new SeeOtherResult(PageUrls.Bodies);
    }

    /// <summary>Name of the field of a seat in the table.</summary>
    internal static string FieldOf(int index) => $"seat-{index + 1}";

    /// <summary>Returns what was typed for a seat, or what was typed once for the seat at all places.</summary>
    private static string Typed(FormFields form, SeatStanding seat, int index)
    {
        var own = form[FieldOf(index)].Trim();
        return own.Length > 0 || seat.Holders.Count > 0 ? own : form[$"all-{seat.Seat.Title}"].Trim();
    }

    private static BodyInput Blank { get; } =
        new(
            "",
            "task-force",
            "",
            "",
            [
                new SeatInput("组长", "", "here", false),
                new SeatInput("副组长", "", "here", true),
                new SeatInput("办公室主任", "", "here", false),
                new SeatInput("", "", "here", false),
                new SeatInput("", "", "here", false),
                new SeatInput("", "", "here", false),
            ],
            ""
        );

    private async Task<IReadOnlyList<string>> Names(PageContext page, CancellationToken cancellationToken) =>
        [
            .. (await directoryStore.Current(cancellationToken))
                .Entries.Where(entry => page.Visitor.Can(Permission.SeeDirectory, entry.Place))
                .Select(entry => entry.Name)
                .Distinct()
                .Take(MostNames),
        ];

    private async Task<Body?> Seen(HttpContext http, string id, CancellationToken cancellationToken) =>
        id.Length <= 40
        && await bodies.Find(id, cancellationToken) is { } body
        && http.Page().Visitor.Can(Permission.SeeDirectory, body.Place)
            ? body
            : null;

    private async Task<IResult> List(
        PageContext page,
        BodyInput typed,
        IReadOnlyList<BodyFault> faults,
        int status,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<BodyStanding>();
        foreach (var body in await bodies.All(cancellationToken))
        {
            if (page.Visitor.Can(Permission.SeeDirectory, body.Place))
                seen.Add(await service.Standing(body, cancellationToken));
        }

        return page.Render<BodyListPage>(
            status,
            ("Bodies", seen),
            ("Typed", typed),
            ("Faults", faults),
            ("Places", (await places.All(cancellationToken)).Where(place => page.Visitor.Can(Permission.EditDirectory, place)).ToList())
        );
    }

    private async Task<IResult> Show(
        PageContext page,
        Body body,
        BodyInput typed,
        FormFields filled,
        IReadOnlyList<BodyFault> faults,
        int status,
        CancellationToken cancellationToken
    ) =>
        page.Render<BodyPage>(
            status,
            ("Standing", await service.Standing(body, cancellationToken)),
            ("Typed", typed),
            ("Filled", filled),
            ("Faults", faults),
            ("People", await Names(page, cancellationToken)),
            (
                "Visits",
                body.Kind == BodyKind.SupervisionGroup
                    ? await records.LastVisits(page.Visitor, body.InCharge, page.Today, cancellationToken)
                    : []
            )
        );
}
