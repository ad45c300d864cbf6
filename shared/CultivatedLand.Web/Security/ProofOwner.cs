using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Owner of the proof that a form comes from a page of this host. The proof of one account's page proves nothing for another account:
/// whoever plants his own cookie in somebody's browser could else send forms in that person's name.
/// </summary>
internal sealed class ProofOwner : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => AccountOf(context) ?? "";

    /// <summary>
    /// Whether the proof is the user's own. Where nobody has signed in, a form changes nothing:
    /// it is kept until its writer has signed in, and shown to him again. The doors themselves are open to proofs without an owner.
    /// </summary>
    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        AccountOf(context) is not { } account
        || account == additionalData
        || (additionalData.Length == 0 && context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>() is { IsPublic: true });

    private static string? AccountOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);
}
