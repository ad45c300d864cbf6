using System.Net;
using System.Text.Json.Nodes;

namespace CultivatedLand.Tests.Web.Api;

public sealed class OpenApiEndpointsTests : WebTest
{
    [Fact]
    public async Task The_description_names_every_task_endpoint_and_what_it_needs()
    {
        var description = await Json(await Anybody.GetAsync("/openapi.json"));

        var accept = description["paths"]!["/api/tasks/{id}/accept"]!["post"]!;
        Assert.Contains("需要权限", (string?)accept["summary"], StringComparison.Ordinal);
        Assert.NotNull(description["paths"]!["/api/tasks"]!["get"]);
    }

    [Fact]
    public async Task The_description_is_of_the_api_alone()
    {
        var description = await Json(await Anybody.GetAsync("/openapi.json"));

        Assert.All(description["paths"]!.AsObject(), path => Assert.StartsWith("/api/", path.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_readable_page_lists_the_same_endpoints()
    {
        var page = await Anybody.GetAsync("/api-docs");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("/api/tasks/{id}/close-out", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_says_what_it_answers_and_what_may_go_wrong()
    {
        var description = await Json(await Anybody.GetAsync("/openapi.json"));

        var wanting =
            from path in description["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            let answers = operation.Value!["responses"]!.AsObject()
            where !answers.Any(IsSuccess) || !answers.Any(IsProblem)
            select $"{operation.Key} {path.Key}: {string.Join(' ', answers.Select(answer => answer.Key))}";
        Assert.Empty(wanting);
    }

    [Fact]
    public async Task A_task_is_described_with_its_fields()
    {
        var description = await Json(await Anybody.GetAsync("/openapi.json"));

        Assert.NotNull(description["components"]!["schemas"]!["TaskView"]!["properties"]!["acceptedMu"]);
    }

    /// <summary>Nothing to read, or what is read has a schema; a file is a string in binary.</summary>
    private static bool IsSuccess(KeyValuePair<string, JsonNode?> answer) =>
        answer.Key == "204"
        || (
            answer.Key[0] == '2'
            && answer.Value!["content"] is JsonObject content
            && content.Any(kind => kind.Value!["schema"] is JsonObject { Count: > 0 })
        );

    private static bool IsProblem(KeyValuePair<string, JsonNode?> answer) =>
        answer.Key[0] == '4' && answer.Value!["content"]?["application/problem+json"]?["schema"] is JsonObject;
}
