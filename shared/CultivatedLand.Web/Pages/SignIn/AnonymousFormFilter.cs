using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>Filter before the forms of people who have not signed in. These forms too must come from a page of this host.</summary>
internal sealed class AnonymousFormFilter(PostedFormValidator postedFormValidator) : IEndpointFilter
{
    private static readonly LocalizedText Again = new(
        "表单已失效，请重新打开页面再填。",
        "The form is no longer valid; open the page again and fill it in."
    );
    private static readonly LocalizedText Hint = new(
        "页面可能开得太久，或浏览器不接受 Cookie。",
        "The page may have been open for too long, or the browser takes no cookies."
    );

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!PostedFormValidator.IsWriting(http.Request))
            return await next(context);
        if (http.Request.HasFormContentType && await postedFormValidator.Check(http) is null)
            return await next(context);
        return PublicPages.Render<MessagePage>(
            http,
            StatusCodes.Status400BadRequest,
            (nameof(MessagePage.Message), Again),
            (nameof(MessagePage.Hint), Hint)
        );
    }
}
