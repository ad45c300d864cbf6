using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>Helper shared by the forms about accounts.</summary>
internal static class AccountFormHelper
{
    /// <summary>Asked where a password is changed, and ticked beforehand: only whoever saw the question and took the tick away keeps them.</summary>
    public static bool EndsAccess(IFormCollection form) => form["endAccess"] == "on" || !form.ContainsKey("endAccessAsked");

    public static string? MailOf(IFormCollection form) => form["mail"].ToString().Trim() is { Length: > 0 } mail ? mail : null;
}
