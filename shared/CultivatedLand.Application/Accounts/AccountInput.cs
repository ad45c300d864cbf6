using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Accounts;

/// <summary>Input of an account's form, kept as typed until it can be accepted.</summary>
public sealed record AccountInput(string SignInName, string Name, string? Mail, IReadOnlyList<GrantInput> Grants, bool IsDisabled)
{
    /// <summary>Field of the box that makes a place which nothing knows yet. Its value is the place as it was typed.</summary>
    public const string MakesField = "newPlace";

    public const string Everywhere = "*";

    /// <summary>Number of empty rows that the form offers beyond the filled ones.</summary>
    public const int SpareRows = 2;

    private const int MostGrants = 50;

    /// <summary>Places, as typed, that the administrator wants to make.</summary>
    public IReadOnlyList<string> Makes { get; init; } = [];

    /// <summary>Places, as typed, that nothing knows yet: the form asks whether to make them.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public static AccountInput Empty { get; } = new("", "", null, [], false);

    public static AccountInput Of(Account account) =>
        new(
            account.SignInName,
            account.Name,
            account.Mail,
            [.. account.Grants.Select(grant => new GrantInput(grant.Role.Code(), grant.Place?.Path ?? Everywhere))],
            account.IsDisabled
        );

    public static AccountInput Of(FormFields form)
    {
        var places = form.All("place");
        var grants = form.All("role").Select((role, index) => new GrantInput(role, index < places.Count ? places[index].Trim() : ""));
        return new(
            form["signInName"].Trim(),
            form["personName"].Trim(),
            AccountFormHelper.MailOf(form),
            [.. grants.Where(grant => grant.Role.Length + grant.Place.Length > 0).Take(MostGrants)],
            form["disabled"] == "on"
        )
        {
            Makes = [.. form.All(MakesField).Select(place => place.Trim()).Take(MostGrants)],
        };
    }

    /// <summary>Number of the row of <see cref="Grants"/> that is at fault, from 0. Null where none is.</summary>
    public int? FaultyGrant { get; init; }

    public NewAccount Wanted(IReadOnlyList<Grant> grants) => new(SignInName, Name, Mail, grants);

    /// <param name="kept">Places that may stay although nothing else knows them any more.</param>
    /// <returns>The grants, or the fault, and the input with the places that the form asks about.</returns>
    public async Task<(IReadOnlyList<Grant> Grants, LocalizedText? Fault, AccountInput Input)> Read(
        KnownPlaces places,
        IReadOnlyList<Place> kept,
        CancellationToken cancellationToken
    )
    {
        var (grants, unknown) = (new List<Grant>(), new List<string>());
        foreach (var (row, input) in Grants.Index())
        {
            var wrong = this with { FaultyGrant = row };
            if (AccountRoleNames.Parse(input.Role) is not { } role)
                return ([], new($"请为“{input.Place}”选择角色。", $"Choose a role for “{input.Place}”."), wrong);
            if (input.Place.Length == 0)
                return (
                    [],
                    new(
                        $"请填写“{role.Name().Chinese}”负责的地方；负责全部地方时填 {Everywhere}。",
                        $"Say at which place this {role.Name().English} counts; {Everywhere} means everywhere."
                    ),
                    wrong
                );
            if (input.Place == Everywhere)
            {
                grants.Add(new Grant(role, null));
                continue;
            }

            var (place, fault, isUnknown) = await places.FindOrNone(input.Place, kept, cancellationToken);
            if (isUnknown)
                (place, fault) = KnownPlaces.New(input.Place);
            if (fault is not null)
                return ([], fault, wrong);
            if (isUnknown && !Makes.Contains(input.Place))
                unknown.Add(input.Place);
            grants.Add(new Grant(role, place));
        }

        return unknown.Count == 0 ? ([.. grants.Distinct()], null, this) : ([], Asks(unknown), this with { Unknown = unknown });
    }

    private static LocalizedText Asks(IReadOnlyList<string> unknown) =>
        new(
            $"还没有保存：通讯录、台账和其他账号里都没有“{string.Join("、", unknown)}”。如果写对了，请在下面勾选建立新地点后再保存；否则请改正。",
            $"Nothing was kept yet: neither the directory nor the ledger nor another account knows “{string.Join(", ", unknown)}”. "
                + "If that is right, tick the box below that makes it and save again; otherwise correct it."
        );
}

/// <summary>Input of one row of grants: a role and its place.</summary>
public sealed record GrantInput(string Role, string Place);
