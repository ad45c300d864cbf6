using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Record of what a handler has denied because of the object that its body or form names.
/// The filter before every handler notes it like any other denial, so that no handler can forget it.
/// </summary>
/// <param name="Place">Where the object lies; null for the host as a whole.</param>
internal sealed record DeniedObject(Permission Permission, Place? Place)
{
    private static readonly object IsNoted = new();

    public static DeniedObject? Of(HttpContext context) => context.Items[typeof(DeniedObject)] as DeniedObject;

    public static void Noted(HttpContext context) => context.Items[IsNoted] = true;

    public static bool WasNoted(HttpContext context) => context.Items.ContainsKey(IsNoted);
}

internal static class DeniedObjectExtensions
{
    /// <summary>Says what is denied, for the audit log; the handler answers it.</summary>
    public static void Deny(this HttpContext context, Permission permission, Place? place) =>
        context.Items[typeof(DeniedObject)] = new DeniedObject(permission, place);
}
