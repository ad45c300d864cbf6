using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using Microsoft.AspNetCore.Authorization;

namespace CultivatedLand.Web.Security;

/// <summary>Outcome of authorizing a request.</summary>
internal abstract record AuthorizationOutcome
{
    private AuthorizationOutcome() { }

    /// <summary>The request is allowed.</summary>
    /// <param name="Task">Task that was read to find its place.</param>
    public sealed record Open(CurrentUser User, StoredTask? Task = null) : AuthorizationOutcome;

    /// <summary>Nobody has signed in.</summary>
    public sealed record Unknown : AuthorizationOutcome;

    /// <summary>There is nothing here, or nothing that this user may know of.</summary>
    public sealed record Hidden(CurrentUser? User) : AuthorizationOutcome;

    /// <summary>A token that may only read was to change something.</summary>
    public sealed record ReadingOnly(CurrentUser User) : AuthorizationOutcome
    {
        public static LocalizedText Sentence { get; } =
            new(
                "没有保存：这个令牌只读，不能更改任何内容。请用可以写入的令牌，或登录后在网页上办理。",
                "Nothing was written: this token may only read. Use a token that may write, or sign in and do it on the page."
            );
    }

    /// <summary>The user must set up a second step first.</summary>
    public sealed record SecondStepFirst(CurrentUser User) : AuthorizationOutcome
    {
        public static LocalizedText Sentence { get; } =
            new(
                "本主机要求您的账号使用第二验证：请先在“我的账号”启用。",
                "This host requires a second step of your account: turn it on first, on the page “My account”."
            );
    }

    /// <summary>The user may see the object, and lacks the permission.</summary>
    public sealed record Forbidden(CurrentUser User, Permission Permission) : AuthorizationOutcome;
}

/// <summary>Reason of a denial, by which the answer to it is chosen.</summary>
internal sealed class DenialReason(IAuthorizationHandler handler, AuthorizationOutcome outcome)
    : AuthorizationFailureReason(handler, outcome.GetType().Name)
{
    public AuthorizationOutcome Outcome => outcome;
}
