using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>Helper shared by the forms about accounts.</summary>
internal static class AccountFormHelper
{
    /// <summary>
    /// Whether tokens and the calendar's address end with the password. The box is ticked beforehand, so a form without the field ends
    /// them too.
    /// </summary>
    public static bool EndsAccess(IFormCollection form) => form["endAccess"] == "on" || !form.ContainsKey("endAccessAsked");

    public static string? MailOf(IFormCollection form) => form["mail"].ToString().Trim() is { Length: > 0 } mail ? mail : null;
}
