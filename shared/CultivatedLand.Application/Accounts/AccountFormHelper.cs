using CultivatedLand.Application.Text;

namespace CultivatedLand.Application.Accounts;

/// <summary>Helper shared by the forms about accounts.</summary>
public static class AccountFormHelper
{
    /// <summary>
    /// Whether tokens and the calendar's address end with the password. The box is ticked beforehand, so a form without the field ends
    /// them too.
    /// </summary>
    public static bool EndsAccess(FormFields form) => form["endAccess"] == "on" || !form.Has("endAccessAsked");

    public static string? MailOf(FormFields form) => form["mail"].Trim() is { Length: > 0 } mail ? mail : null;
}
