using System.Net;

namespace CultivatedLand.Tests.Web.Api;

public sealed class ApiDescriptionTests : TestSurface
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
}
