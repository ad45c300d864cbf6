using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Notes in the audit log when a second step was turned on or off, by whom and from where.</summary>
internal sealed class SecondStepAudit(AuditLog audit, WebOptions settings)
{
    public void TurnedOn(HttpContext http, CurrentUser by, Account account) => Note(http, by, $"second step on: {account.Key}");

    public void TurnedOff(HttpContext http, CurrentUser by, Account account) => Note(http, by, $"second step off: {account.Key}");

    private void Note(HttpContext http, CurrentUser by, string what) =>
        audit.Note(
            new DeniedRequest(
                $"{by.DisplayName}（{by.Account ?? "admin.token"}）",
                what,
                "",
                ClientAddress.Of(http, settings) ?? ClientAddress.Unknown
            )
        );
}
