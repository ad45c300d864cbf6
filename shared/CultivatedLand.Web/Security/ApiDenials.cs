using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Answers of the API to requests that are denied. They tell the caller what to do.</summary>
internal static class ApiDenials
{
    private static readonly LocalizedText NoToken = new(
        "需要令牌：请求头 Authorization: Bearer <令牌>，令牌见数据目录中的 admin.token。",
        "A token is needed: send the header Authorization: Bearer <token>; the token is in admin.token in the data folder."
    );

    public static IResult Of(AuthorizationOutcome outcome) =>
        outcome switch
        {
            AuthorizationOutcome.Forbidden forbidden => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                forbidden.Permission.Refusal(),
                "forbidden",
                new { roles = RolePermissions.RolesFor(forbidden.Permission).Select(role => role.Code()) }
            ),
            AuthorizationOutcome.ReadingOnly => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                AuthorizationOutcome.ReadingOnly.Sentence,
                "reads-only"
            ),
            AuthorizationOutcome.SecondStepFirst => ProblemResults.Of(
                StatusCodes.Status403Forbidden,
                AuthorizationOutcome.SecondStepFirst.Sentence,
                "second-step"
            ),
            AuthorizationOutcome.Unknown => ProblemResults.Of(StatusCodes.Status401Unauthorized, NoToken),
            _ => ProblemResults.NotFound("对象"),
        };
}
