using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultivatedLand.Testing.Golden;
using CultivatedLand.Tests.Web;
using CultivatedLand.Web.Api;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace CultivatedLand.Tests.Contract;

public sealed class SurfaceTests : WebTest
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_description_of_the_interface_says_what_it_said_before() =>
        GoldenFile.Check("openapi.txt", Lines(JsonNode.Parse(await Anybody.GetStringAsync("/openapi.json"))!, ""));

    [Fact]
    public async Task Every_type_of_ours_that_the_interface_shows_has_its_name_in_the_table()
    {
        var shown = JsonNode.Parse(await Anybody.GetStringAsync("/openapi.json"))!["components"]!["schemas"]!
            .AsObject()
            .Select(schema => schema.Key);

        Assert.Equal(["ProblemDetails", "Stream"], shown.Except(SchemaNames.All));
    }

    [Fact]
    public async Task Every_group_of_operations_has_its_name_in_the_table()
    {
        var shown = JsonNode.Parse(await Anybody.GetStringAsync("/openapi.json"))!["tags"]!.AsArray().Select(tag => (string)tag!["name"]!);

        Assert.Equal([Part<IHostEnvironment>().ApplicationName], shown.Except(SchemaNames.AllGroups));
    }

    [Fact]
    public void Every_address_is_where_it_was_and_needs_what_it_needed() =>
        GoldenFile.Check(
            "routes.txt",
            (
                from endpoint in Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
                select $"/{endpoint.RoutePattern.RawText!.Trim('/')} {method} {Shown(endpoint.Metadata.GetMetadata<RequiredPermission>())}"
            ).Order(StringComparer.Ordinal)
        );

    private static string Shown(RequiredPermission? required) =>
        required switch
        {
            null => "?",
            { IsPublic: true } => "open to everybody",
            { Permission: { } permission } => $"{permission} {required.Resource}",
            _ => "any account",
        };

    /// <summary>
    /// A line for each operation and each schema. Whatever has no tag of its own is tagged with the program's name,
    /// and here that is whoever runs the tests.
    /// </summary>
    private IEnumerable<string> Lines(JsonNode node, string path)
    {
        if (node is JsonObject branches && path.Split(' ') is { Length: <= 2 } or ["", "paths", _] or ["", "components", "schemas"])
            return branches.SelectMany(branch => Lines(branch.Value!, $"{path} {branch.Key}"));
        var program = $"\"{Part<IHostEnvironment>().ApplicationName}\"";
        var line = node.ToJsonString(Relaxed).Replace(program, "\"(the program)\"", StringComparison.Ordinal);
        return [$"{path}: {line}".TrimStart()];
    }
}
