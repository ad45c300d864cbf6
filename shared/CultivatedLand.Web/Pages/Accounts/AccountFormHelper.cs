using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Accounts;

/// <summary>Helper shared by the forms about accounts.</summary>
internal static class AccountFormHelper
{
    public static string? MailOf(IFormCollection form) => form["mail"].ToString().Trim() is { Length: > 0 } mail ? mail : null;
}
