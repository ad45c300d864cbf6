using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>What the forms about accounts have in common.</summary>
internal static class AccountFormHelper
{
    public static string? MailOf(IFormCollection form) => form["mail"].ToString().Trim() is { Length: > 0 } mail ? mail : null;
}
