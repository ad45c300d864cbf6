using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>Input of an account's form, kept as typed until it can be accepted.</summary>
public sealed record AccountInput(string SignInName, string Name, string? Mail, IReadOnlyList<GrantInput> Grants, bool IsDisabled)
{
    public const string Everywhere = "*";

    /// <summary>Number of empty rows that the form offers beyond the filled ones.</summary>
    public const int SpareRows = 2;

    private const int MostGrants = 50;

    public static AccountInput Empty { get; } = new("", "", null, [], false);

    public static AccountInput Of(Account account) =>
        new(
            account.SignInName,
            account.Name,
            account.Mail,
            [.. account.Grants.Select(grant => new GrantInput(grant.Role.Code(), grant.Place?.Path ?? Everywhere))],
            account.IsDisabled
        );

    public static AccountInput Of(IFormCollection form)
    {
        var places = form["place"];
        var grants = form["role"]
            .Select((role, index) => new GrantInput(role ?? "", (index < places.Count ? places[index] : null)?.Trim() ?? ""));
        return new(
            form["signInName"].ToString().Trim(),
            form["personName"].ToString().Trim(),
            AccountFormHelper.MailOf(form),
            [.. grants.Where(grant => grant.Role.Length + grant.Place.Length > 0).Take(MostGrants)],
            form["disabled"] == "on"
        );
    }

    public NewAccount Wanted(IReadOnlyList<Grant> grants) => new(SignInName, Name, Mail, grants);

    /// <param name="kept">Places that may stay although nothing else knows them any more.</param>
    public async Task<(IReadOnlyList<Grant> Grants, LocalizedText? Fault)> Read(
        KnownPlaces places,
        IReadOnlyList<Place> kept,
        CancellationToken cancellationToken
    )
    {
        var grants = new List<Grant>();
        foreach (var input in Grants)
        {
            if (AccountRoleNames.Parse(input.Role) is not { } role)
                return ([], new($"请为“{input.Place}”选择角色。", $"Choose a role for “{input.Place}”."));
            if (input.Place.Length == 0)
                return (
                    [],
                    new(
                        $"请填写“{role.Name().Chinese}”负责的地方；负责全部地方时填 {Everywhere}。",
                        $"Say at which place this {role.Name().English} counts; {Everywhere} means everywhere."
                    )
                );
            var (place, fault) = input.Place == Everywhere ? (null, null) : await places.Find(input.Place, kept, cancellationToken);
            if (fault is not null)
                return ([], fault);
            grants.Add(new Grant(role, place));
        }

        return ([.. grants.Distinct()], null);
    }
}

/// <summary>Input of one row of grants: a role and its place.</summary>
public sealed record GrantInput(string Role, string Place);
