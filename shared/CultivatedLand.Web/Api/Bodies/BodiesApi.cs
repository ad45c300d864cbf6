using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bodies;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bodies;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Bodies;

/// <summary>API of bodies: leading groups, task forces, working groups and supervision groups, with their seats.</summary>
internal static class BodiesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/bodies", List).RequirePermission(Permission.SeeDirectory).Answers<BodyList>();
        api.MapLazyPost("/bodies", Make).RequirePermission(Permission.EditDirectory).RunsAgain().Answers<BodyView>(422);
        api.MapLazyGet("/bodies/{id}", Show).RequirePermission(Permission.SeeDirectory, ResourceKind.Body).Answers<BodyView>(404);
        api.MapLazyPost("/bodies/{id}/seats", Fill)
            .RequirePermission(Permission.EditDirectory, ResourceKind.Body)
            .RunsAgain()
            .Answers<BodyView>(404, 422);
    }

    private static async Task<IResult> List(HttpContext http, BodyStore bodies, BodyService service, CancellationToken cancellationToken)
    {
        var seen = new List<BodyView>();
        foreach (var body in await bodies.All(cancellationToken))
        {
            if (http.Visitor().Can(Permission.SeeDirectory, body.Place))
                seen.Add(BodyView.Of(await service.Standing(body, cancellationToken)));
        }

        return Results.Ok(new BodyList(seen));
    }

    private static async Task<IResult> Show(string id, BodyStore bodies, BodyService service, CancellationToken cancellationToken) =>
        await bodies.Find(id, cancellationToken) is { } body
            ? Results.Ok(BodyView.Of(await service.Standing(body, cancellationToken)))
            : ProblemResults.NotFound("机构");

    /// <summary>Makes a body. The same body sent again is one body.</summary>
    private static async Task<IResult> Make(
        HttpContext http,
        BodyBody body,
        KnownPlaces places,
        BodyService service,
        CancellationToken cancellationToken
    )
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancellationToken);
        if (place is null)
            return ProblemResults.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().Can(Permission.EditDirectory, place))
            return ApiResults.Forbidden(http, Permission.EditDirectory, place);
        var input = new BodyInput(
            (body.Name ?? "").Trim(),
            body.Kind ?? "",
            place.Path,
            string.Join('、', body.InCharge ?? []),
            [
                .. (body.Seats ?? []).Select(seat => new SeatInput(
                    (seat.Title ?? "").Trim(),
                    seat.Role ?? "",
                    seat.Reach ?? "",
                    seat.HasSeveral == true
                )),
            ],
            ""
        );
        var by = ActorNames.By(http, Permission.EditDirectory, place, body.By);
        var (kept, faults) = await service.Keep(null, place, input, by, cancellationToken);
        return kept is null
            ? ProblemResults.Of(faults.Select(fault => fault.Sentence).ToEquatableArray())
            : Results.Ok(BodyView.Of(await service.Standing(kept, cancellationToken)));
    }

    /// <summary>Fills seats by title and place, all of them or none. A seat that stands for a role changes the directory.</summary>
    private static async Task<IResult> Fill(
        HttpContext http,
        string id,
        SeatsBody body,
        BodyStore bodies,
        BodyService service,
        CancellationToken cancellationToken
    )
    {
        if (await bodies.Find(id, cancellationToken) is not { } known)
            return ProblemResults.NotFound("机构");
        var (standing, faults, filled) = (
            await service.Standing(known, cancellationToken),
            new List<LocalizedText>(),
            new List<FilledSeat>()
        );
        foreach (var seat in body.Seats ?? [])
        {
            var place = Place.Parse(seat.Place) ?? known.Place;
            if (standing.Seats.FirstOrDefault(one => one.Seat.Title == seat.Title && one.Place.IsAlsoCalled(place)) is { } found)
                filled.Add(new FilledSeat(found.Seat, found.Place, seat.Name ?? "", "seats"));
            else
                faults.Add(
                    new($"“{known.Name}”在“{place}”没有席位“{seat.Title}”。", $"“{known.Name}” has no seat “{seat.Title}” at “{place}”.")
                );
        }

        if (faults.Count > 0)
            return ProblemResults.Of(faults.ToEquatableArray());
        var by = ActorNames.By(http, Permission.EditDirectory, known.Place, body.By);
        var wrong = await service.Fill(known, filled, by, cancellationToken);
        return wrong.Count > 0
            ? ProblemResults.Of(wrong.Select(fault => fault.Sentence).ToEquatableArray())
            : Results.Ok(BodyView.Of(await service.Standing(await bodies.Find(id, cancellationToken) ?? known, cancellationToken)));
    }
}

/// <summary>Body with seats. Kind: leading-group, task-force, working-group or supervision-group.</summary>
internal sealed record BodyBody : Tasks.Body
{
    public string? Name { get; init; }

    public string? Kind { get; init; }

    public string? Place { get; init; }

    /// <summary>Places that it looks after; its own where left out.</summary>
    public IReadOnlyList<string>? InCharge { get; init; }

    public IReadOnlyList<SeatBody>? Seats { get; init; }
}

/// <summary>Seat of a body. Role: code of the directory's role that it is. Reach: here, each-town or each-village.</summary>
internal sealed record SeatBody
{
    public string? Title { get; init; }

    public string? Role { get; init; }

    public string? Reach { get; init; }

    public bool? HasSeveral { get; init; }
}

/// <summary>Names for seats.</summary>
internal sealed record SeatsBody : Tasks.Body
{
    public IReadOnlyList<SeatNameBody>? Seats { get; init; }
}

/// <summary>Name for one seat: of the directory, or with a mail address after it. Place: the body's own where left out.</summary>
internal sealed record SeatNameBody
{
    public string? Title { get; init; }

    public string? Place { get; init; }

    public string? Name { get; init; }
}

public sealed record BodyList(IReadOnlyList<BodyView> Bodies);

/// <param name="Empty">Number of seats that nobody holds.</param>
public sealed record BodyView(
    string Id,
    string Name,
    string Kind,
    string Place,
    IReadOnlyList<string> InCharge,
    int Empty,
    IReadOnlyList<SeatView> Seats
)
{
    internal static BodyView Of(BodyStanding standing) =>
        new(
            standing.Body.Id,
            standing.Body.Name,
            EnumWords.Code(standing.Body.Kind),
            standing.Body.Place.Path,
            [.. standing.Body.InCharge.Select(place => place.Path)],
            standing.Empty.Count(),
            [
                .. standing.Seats.Select(seat => new SeatView(
                    seat.Seat.Title,
                    seat.Seat.Role?.Code(),
                    seat.Place.Path,
                    [.. seat.Holders.Select(holder => holder.Name)],
                    seat.Holders.Count == 0 ? seat.Finding.Chinese : null
                )),
            ]
        );
}

/// <param name="Finding">What goes astray while the seat is empty; null for one that is filled.</param>
public sealed record SeatView(string Title, string? Role, string Place, IReadOnlyList<string> Holders, string? Finding);
