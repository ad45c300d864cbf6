using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Application.Accounts;

/// <summary>Accounts that need a second step.</summary>
public enum SecondStepRequirement
{
    None,
    Administrators,
    Everybody,
}

/// <summary>Names of the requirement in settings, and what it means for an account.</summary>
public static class SecondStepRequirementNames
{
    public static SecondStepRequirement? Parse(string code) =>
        code switch
        {
            "none" => SecondStepRequirement.None,
            "administrators" => SecondStepRequirement.Administrators,
            "everybody" => SecondStepRequirement.Everybody,
            _ => null,
        };

    /// <summary>
    /// Returns what a setting asks for. A host that people reach by https is one in earnest: where nothing is set there,
    /// administrators need a second step.
    /// </summary>
    public static SecondStepRequirement Of(string? code, string? publicAddress) =>
        (code is null ? null : Parse(code))
        ?? (
            publicAddress?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true
                ? SecondStepRequirement.Administrators
                : SecondStepRequirement.None
        );

    /// <summary>Whether an account needs a second step. Administrators are those of some places too.</summary>
    public static bool Covers(this SecondStepRequirement requirement, Account account) =>
        requirement switch
        {
            SecondStepRequirement.Everybody => true,
            SecondStepRequirement.Administrators => account.Grants.Any(grant => grant.Role == AccountRole.Administrator),
            _ => false,
        };
}
