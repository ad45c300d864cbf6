using System.Security.Cryptography;
using CultivatedLand.Domain;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>
/// Handler of unexpected exceptions. It answers 500: a page for people, a problem for programs.
/// Both carry the number under which the log describes the error.
/// </summary>
internal sealed partial class UnexpectedExceptionHandler(IErrorPages pages, ILogger<UnexpectedExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException)
            return false;

        var reference = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
        LogBroken(logger, reference, httpContext.Request.Method, LoggedPath.Of(httpContext.Request.Path), exception);
        var text = ProblemResults.OwnWords(StatusCodes.Status500InternalServerError)!;
        var answer = StatusPages.IsForPeople(httpContext.Request)
            ? pages.Page(
                httpContext,
                StatusCodes.Status500InternalServerError,
                new LocalizedText("页面出错了", "Something went wrong"),
                new LocalizedText(
                    $"请先回到上一页，核对刚才的操作是否已经办成，再决定是否重试。联系管理员时请报编号 {reference}。",
                    "Go back, and look at whether what you did was done before you try again. "
                        + $"When you ask the administrator, give the number {reference}."
                )
            )
            : ProblemResults.Of(StatusCodes.Status500InternalServerError, text, "unexpected", new { reference });
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Reference} failed: {Method} {Path}")]
    private static partial void LogBroken(ILogger logger, string reference, string method, string path, Exception trouble);
}
