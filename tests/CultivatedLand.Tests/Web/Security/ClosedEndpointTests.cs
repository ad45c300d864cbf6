using System.Net;
using CultivatedLand.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>Endpoints beside the product's own that state no permission.</summary>
public sealed class ClosedEndpointTests : AccessTest
{
    private protected override void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/forgotten", () => "secret");
        app.MapGet("/api/forgotten", () => "secret");
    }

    [Theory]
    [InlineData("/forgotten")]
    [InlineData("/api/forgotten")]
    public async Task An_endpoint_that_states_no_permission_is_closed_even_to_the_administrator(string path)
    {
        var answer = await Administrator.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/tasks")]
    [InlineData("/me")]
    public async Task A_pipeline_that_lacks_authorization_opens_nothing(string path)
    {
        var app = new ApplicationBuilder(Part<IServiceProvider>());
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapWeb());
        await using var scope = Part<IServiceScopeFactory>().CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Method, http.Request.Path, http.Request.Headers.Authorization) = ("GET", path, $"Bearer {Token}");

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Build()(http));
    }

    [Theory]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/sign-in", HttpStatusCode.MethodNotAllowed)]
    public async Task Where_no_endpoint_is_the_answer_says_so(string method, string path, HttpStatusCode expected) =>
        Assert.Equal(expected, (await Anybody.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode);
}
