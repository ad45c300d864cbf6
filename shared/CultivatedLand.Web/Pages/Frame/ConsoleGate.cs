using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Access;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Frame;

/// <summary>Stands before every page of the console: who comes, may they, does their form come from a page of ours. Nothing that was typed is lost.</summary>
internal sealed class ConsoleGate(Gate gate, PostedForms forms, CarriedForms carried, UploadLimit uploads, AuditBook audit, SurfaceSettings settings) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await gate.Judge(http) switch
        {
            Verdict.Open open => await Enter(http, ConsolePages.Describe(http, open.Visitor)) ?? await next(context),
            Verdict.Forbidden forbidden => ConsolePages.Forbidden(ConsolePages.Describe(http, forbidden.Visitor), forbidden.Deed),
            Verdict.Unknown => await ToSignIn(http),
            Verdict.Hidden { Visitor: { } visitor } => ConsolePages.NotFound(ConsolePages.Describe(http, visitor)),
            _ => Results.NotFound(),
        };
    }

    private async Task<IResult?> Enter(HttpContext http, PageContext page)
    {
        if (!PostedForms.IsWriting(http.Request)) return null;
        if (await forms.Check(http) is { } fault) return await Refuse(http, page, fault);
        return http.Request.HasFormContentType && http.Request.Form.Files.Count > 0 && !uploads.Take(page.Visitor)
            ? page.Render<ConsoleMessage>(StatusCodes.Status429TooManyRequests, ("Message", UploadLimit.Sentence))
            : null;
    }

    private async Task<IResult> Refuse(HttpContext http, PageContext page, FormFault fault)
    {
        switch (fault)
        {
            case FormFault.TooLarge:
                return page.Render<ConsoleMessage>(
                    StatusCodes.Status413PayloadTooLarge,
                    ("Message", new Sentence($"文件超过上限{settings.LargestUpload >> 20} MB", $"The file is larger than the limit of {settings.LargestUpload >> 20} MB")),
                    ("Hint", new Sentence("请拆分，或去掉图片后再上传。", "Split it, or take out the pictures.")));
            case FormFault.Broken:
                return page.Render<ConsoleMessage>(StatusCodes.Status400BadRequest, ("Message", new Sentence("上传的表单不完整，请重新上传。", "The uploaded form is broken off or malformed; upload it again.")));
            default:
                await audit.Note(new DeniedAct($"{page.Visitor.By}（{page.Visitor.Account}）", $"form without proof: {http.Request.Method} {http.Request.Path}", "", ClientAddress.Of(http, settings)), http.RequestAborted);
                var kept = http.Request.HasFormContentType && IsFromHere(http.Request) ? CarriedForm.Of(http.Request) : null;
                return page.Render<ResumedForm>(StatusCodes.Status400BadRequest, ("Form", kept), ("Reason", ResumedForm.Unproved));
        }
    }

    /// <summary>A reader is sent to sign in and back; what somebody has typed goes along, sealed, where it proved to come from a page of ours.</summary>
    private async Task<IResult> ToSignIn(HttpContext http)
    {
        var here = http.Request.Path + http.Request.QueryString;
        if (!PostedForms.IsWriting(http.Request)) return Results.Redirect($"{Site.SignIn}?back={Uri.EscapeDataString(here)}");
        return http.Request.HasFormContentType && await forms.Check(http) is null
            ? Doors.SignIn(http, Site.Home, carried.Seal(CarriedForm.Of(http.Request)), ResumedForm.SessionOver, StatusCodes.Status401Unauthorized)
            : Results.Redirect(Site.SignIn);
    }

    /// <summary>As the browser says it: a page of another site must not have its words repeated here beside a button.</summary>
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "";
}
