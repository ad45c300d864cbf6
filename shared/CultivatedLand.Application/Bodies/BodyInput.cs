using System.Globalization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bodies;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bodies;

/// <summary>Input of the form that makes or changes a body, as it was typed.</summary>
/// <param name="InCharge">Paths of places, separated by commas or line ends.</param>
/// <param name="Number">Number of changes that the person saw. Empty for a new body.</param>
public sealed record BodyInput(string Name, string Kind, string Place, string InCharge, EquatableArray<SeatInput> Seats, string Number)
{
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '\n', '\r'];

    public static BodyInput Of(Body body) =>
        new(
            body.Name,
            EnumWords.Code(body.Kind),
            body.Place.Path,
            string.Join('、', body.InCharge.Select(place => place.Path)),
            [.. body.Seats.Select(seat => new SeatInput(seat.Title, seat.Role?.Code() ?? "", EnumWords.Code(seat.Reach), seat.HasSeveral))],
            body.Number.ToString(CultureInfo.InvariantCulture)
        );

    public static BodyInput Read(FormFields form) =>
        new(
            InterviewInput.Line(form["name"]),
            form["kind"].Trim(),
            form["place"].Trim(),
            form["incharge"].Trim(),
            [
                .. Enumerable
                    .Range(1, Body.MostSeats + 1)
                    .TakeWhile(number => form.Has($"title-{number}"))
                    .Select(number => new SeatInput(
                        InterviewInput.Line(form[$"title-{number}"]),
                        form[$"role-{number}"].Trim(),
                        form[$"reach-{number}"].Trim(),
                        form[$"several-{number}"] == "yes"
                    )),
            ],
            form["number"].Trim()
        );

    /// <summary>Reads the body without its holders.</summary>
    public Body? ToBody(string id, Place place, string by, DateTimeOffset now, List<BodyFault> faults)
    {
        if (Name.Length is 0 or > Body.LongestName)
            faults.Add(
                new("name", new($"请填写名称，最多{Body.LongestName}字。", $"Give the name, in at most {Body.LongestName} characters."))
            );
        var kind = EnumWords.Parse<BodyKind>(Kind);
        if (kind is null)
            faults.Add(new("kind", new($"“{Kind}”不是机构类别。", $"“{Kind}” is no kind of body.")));
        var seats = Seats.Where(seat => seat.Title.Length > 0).Select((seat, index) => seat.Read(index + 1, faults)).ToList();
        if (seats.Count is 0 or > Body.MostSeats)
            faults.Add(new("title-1", new($"机构须有1至{Body.MostSeats}个席位。", $"A body has from 1 to {Body.MostSeats} seats.")));
        if (seats.GroupBy(seat => seat.Title).FirstOrDefault(same => same.Count() > 1) is { } twice)
            faults.Add(new("title-1", new($"席位“{twice.Key}”写了两次。", $"The seat “{twice.Key}” is named twice.")));
        return faults.Count > 0 ? null : new Body(id, Name, kind!.Value, place, [.. seats], Charge(place, faults), [], by, now, 1);
    }

    private EquatableArray<Place> Charge(Place place, List<BodyFault> faults)
    {
        var found = new List<Place>();
        foreach (var typed in InCharge.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Domain.Places.Place.Parse(typed) is not { } named)
                faults.Add(new("incharge", new($"“{typed}”不是地方。", $"“{typed}” is no place.")));
            else if (
                named.Upwards().All(above => above != place)
                && place.Child(typed) is var child
                && child.Upwards().All(above => above != place)
            )
                faults.Add(new("incharge", new($"“{typed}”不在“{place}”以内。", $"“{typed}” does not lie in “{place}”.")));
            else
                found.Add(named.Upwards().Contains(place) ? named : place.Child(typed));
        }

        if (found.Count > Body.MostPlaces)
            faults.Add(new("incharge", new($"最多{Body.MostPlaces}个地方。", $"At most {Body.MostPlaces} places.")));
        return found.Distinct().ToEquatableArray();
    }
}

/// <summary>Input of one seat.</summary>
public sealed record SeatInput(string Title, string Role, string Reach, bool HasSeveral)
{
    internal Seat Read(int number, List<BodyFault> faults)
    {
        var role = Role.Length == 0 ? null : RoleNames.Parse(Role);
        if (Role.Length > 0 && role is null)
            faults.Add(new($"role-{number}", new($"“{Role}”不是通讯录的角色。", $"“{Role}” is no role of the directory.")));
        var reach = Reach.Length == 0 ? SeatReach.Here : EnumWords.Parse<SeatReach>(Reach);
        if (reach is null)
            faults.Add(
                new($"reach-{number}", new($"“{Reach}”应为本级、各镇街或各村。", $"“{Reach}” is none of here, each-town and each-village."))
            );
        if (Title.Length > Body.LongestName)
            faults.Add(
                new($"title-{number}", new($"席位名称最多{Body.LongestName}字。", $"A title has at most {Body.LongestName} characters."))
            );
        // A role of the directory has one holder at a place, but for the grid members.
        return new Seat(Title, role, reach ?? SeatReach.Here, HasSeveral && role is null or Domain.People.Role.GridMember);
    }
}

/// <summary>Fault of one field.</summary>
public sealed record BodyFault(string Field, LocalizedText Sentence);
