using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts;

/// <summary>Input for a new or changed account.</summary>
/// <param name="Mail">Mail address. Null for none.</param>
public sealed record NewAccount(string SignInName, string Name, string? Mail, IReadOnlyList<Grant> Grants)
{
    internal LocalizedText? Fault =>
        AccountValidation.OfSignInName(SignInName) ?? AccountValidation.OfName(Name) ?? AccountValidation.OfMail(Mail);
}
