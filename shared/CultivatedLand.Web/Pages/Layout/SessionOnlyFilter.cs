using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>
/// Filter of what an account changes about itself. It takes a person who has signed in: a program's token could else make a longer one,
/// or lend the account's powers, and so outlive itself.
/// </summary>
internal sealed class SessionOnlyFilter : IEndpointFilter
{
    private static readonly LocalizedText Sentence = new(
        "没有保存：账号本身的事项不能用令牌办理。请登录后在网页上办理。",
        "Nothing was written: a token changes nothing of its account. Sign in and do it on the page."
    );

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return !PostedFormValidator.IsWriting(http.Request) || !TokenAuthenticationHandler.IsUsed(http.Request)
            ? await next(context)
            : http.Page().Render<ConsoleMessage>(StatusCodes.Status403Forbidden, ("Message", Sentence));
    }
}
