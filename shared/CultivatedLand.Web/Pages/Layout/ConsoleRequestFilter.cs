using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>
/// Filter before every page of the console, for requests that are authorized. It checks how many there are, and that a form comes
/// from a page of this host. No typed text is lost.
/// </summary>
internal sealed class ConsoleRequestFilter(
    RequestAuthorizer requestAuthorizer,
    PostedFormValidator postedFormValidator,
    RequestRateLimiter requests,
    UploadRateLimiter uploads,
    AuditLog audit,
    WebOptions settings
) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var page = await ConsoleResults.DescribeWithToDo(http, http.Visitor());
        return await Enter(http, page) ?? await Handle(context, page.Visitor, next);
    }

    private async ValueTask<object?> Handle(EndpointFilterInvocationContext context, CurrentUser user, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        requestAuthorizer.NoteAnswer(context.HttpContext, user, answer);
        return answer;
    }

    private async Task<IResult?> Enter(HttpContext http, PageContext page)
    {
        if (!requests.Take(page.Visitor, PostedFormValidator.IsWriting(http.Request)))
            return page.Render<ConsoleMessage>(StatusCodes.Status429TooManyRequests, ("Message", RequestRateLimiter.Sentence));
        if (!PostedFormValidator.IsWriting(http.Request))
            return null;
        if (await postedFormValidator.Check(http) is { } fault)
            return await Refuse(http, page, fault);
        return http.Request.HasFormContentType && http.Request.Form.Files.Count > 0 && !uploads.Take(page.Visitor)
            ? page.Render<ConsoleMessage>(StatusCodes.Status429TooManyRequests, ("Message", UploadRateLimiter.Sentence))
            : null;
    }

    private async Task<IResult> Refuse(HttpContext http, PageContext page, PostedFormFault fault)
    {
        switch (fault)
        {
            case PostedFormFault.TooLarge:
                return page.Render<ConsoleMessage>(
                    StatusCodes.Status413PayloadTooLarge,
                    (
                        "Message",
                        new LocalizedText(
                            $"文件超过上限{settings.LargestUpload >> 20} MB",
                            $"The file is larger than the limit of {settings.LargestUpload >> 20} MB"
                        )
                    ),
                    ("Hint", new LocalizedText("请拆分，或去掉图片后再上传。", "Split it, or take out the pictures."))
                );
            case PostedFormFault.Broken:
                return page.Render<ConsoleMessage>(
                    StatusCodes.Status400BadRequest,
                    (
                        "Message",
                        new LocalizedText(
                            "上传的表单不完整，请重新上传。",
                            "The uploaded form is broken off or malformed; upload it again."
                        )
                    )
                );
            default:
                audit.Note(
                    new DeniedRequest(
                        $"{page.Visitor.DisplayName}（{page.Visitor.Account}）",
                        $"form without proof: {http.Request.Method} {http.Request.Path}",
                        "",
                        ClientAddress.Of(http, settings) ?? ClientAddress.Unknown
                    )
                );
                var kept = http.Request.HasFormContentType && IsFromHere(http.Request) ? ResumableForm.Of(http.Request) : null;
                return page.Render<ResumedForm>(StatusCodes.Status400BadRequest, ("Form", kept), ("Reason", ResumedForm.Unproved));
        }
    }

    /// <summary>
    /// Whether the request comes from this host, as the browser reports it.
    /// A page of another site must not have its words repeated here beside a button.
    /// </summary>
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "";
}
