using System.Reflection;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CultivatedLand.Web.Api.OpenApi;

/// <summary>
/// Endpoints of the API's description, for machines (<c>/openapi.json</c>) and for people (<c>/api-docs</c>).
/// Both are open to everybody: they reveal nothing of the ledger.
/// </summary>
internal static class OpenApiEndpoints
{
    public const string Document = "/openapi.json";
    public const string Page = "/api-docs";

    public const string Name = "v1";

    public static void AddApiDescription(this IServiceCollection services, Func<Type, string?> schemaOf) =>
        services
            .AddSingleton<OpenApiDocumentCache>()
            .AddOpenApi(
                Name,
                options =>
                {
                    options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                    options.CreateSchemaReferenceId = type => schemaOf(type.Type) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
                    options.AddDocumentTransformer(
                        (document, _, _) =>
                        {
                            document.Info = new OpenApiInfo
                            {
                                Title = "CultivatedLand",
                                Version = "1",
                                Description =
                                    "耕地整改台账。请求头 Authorization: Bearer <令牌>；写操作可带 Idempotency-Key，任务的写操作可带 If-Match。"
                                    + " The ledger of rectification tasks. Send Authorization: Bearer <token>; "
                                    + "writes may carry Idempotency-Key, writes to a task If-Match.",
                            };
                            document.Servers = [];
                            return Task.CompletedTask;
                        }
                    );
                    options.AddOperationTransformer(
                        (operation, context, _) =>
                        {
                            var required = context
                                .Description.ActionDescriptor.EndpointMetadata.OfType<RequiredPermission>()
                                .LastOrDefault();
                            operation.Summary ??= NeedsInWords(required).Chinese;
                            operation.Description ??= NeedsInWords(required).English;
                            return Task.CompletedTask;
                        }
                    );
                }
            );

    /// <summary>Puts operations into groups whose names do not follow the class names.</summary>
    public static TBuilder WithGroups<TBuilder>(this TBuilder api, Func<Type?, string?> groupOf)
        where TBuilder : IEndpointConventionBuilder
    {
        api.Finally(endpoint =>
        {
            if (groupOf(endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault()?.DeclaringType) is { } group)
                endpoint.Metadata.Add(new TagsAttribute(group));
        });
        return api;
    }

    public static void MapApiDescription(this IEndpointRouteBuilder open)
    {
        open.MapLazyGet(
            Document,
            async (OpenApiDocumentCache file, CancellationToken cancellationToken) =>
                Results.Bytes(await file.Read(cancellationToken), "application/json; charset=utf-8")
        );
        open.MapLazyGet(
            Page,
            (HttpContext http, EndpointDataSource endpoints) =>
                new RazorComponentResult<ApiDocsPage>(
                    new Dictionary<string, object?> { ["Language"] = RequestLanguage.Of(http), ["Endpoints"] = Described(endpoints) }
                )
        );
    }

    /// <summary>Returns the required permission in words: "需要权限：验收（规资局、管理员）".</summary>
    private static LocalizedText NeedsInWords(RequiredPermission? required) =>
        required?.Permission is { } permission
            ? new($"需要权限：{permission.Name().Chinese}", $"Needs: {permission.Name().English}")
            : new("登录即可", "Having signed in is enough");

    private static List<DescribedEndpoint> Described(EndpointDataSource endpoints) =>
        [
            .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
            let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
            where path.StartsWith("/api/", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            where method != "HEAD"
            orderby path, method
            select new DescribedEndpoint(method, path, NeedsInWords(endpoint.Metadata.GetMetadata<RequiredPermission>())),
        ];
}

/// <summary>Endpoint as the page of the API describes it.</summary>
/// <param name="Needs">The required permission.</param>
public sealed record DescribedEndpoint(string Method, string Path, LocalizedText Needs);
