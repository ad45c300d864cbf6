using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web;

/// <summary>A store that fails with a sentence which names a path of the machine.</summary>
public sealed class StoreFailureTests : AccessTest
{
    private const string Path = "/srv/land/data/ledger.db";

    private protected override void Add(IServiceCollection services) => services.AddSingleton<IStoreErrorExplainer, PathExplainer>();

    private async Task<HttpResponseMessage> Fail(HttpClient client, HttpMethod method, string path)
    {
        Office.Ledger.BeforeAppend = () => throw new PathException();
        Office.Ledger.BeforeRead = () => throw new PathException();
        try
        {
            return await client.SendAsync(new HttpRequestMessage(method, path));
        }
        finally
        {
            (Office.Ledger.BeforeAppend, Office.Ledger.BeforeRead) = (null, null);
        }
    }

    [Fact]
    public async Task The_health_of_the_host_tells_outsiders_no_path()
    {
        var answer = await Fail(Anybody, HttpMethod.Get, "/health/ready");

        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Equal("store-full", (string?)(await Json(answer))["code"]);
        Assert.DoesNotContain("/srv", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_an_office_is_told_no_path()
    {
        await Account("wang", AccountRole.Office, Some.Village);

        var answer = await Fail(await Program("wang"), HttpMethod.Get, "/api/tasks");

        Assert.DoesNotContain("/srv", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_reads_the_whole_sentence()
    {
        var answer = await Fail(Administrator, HttpMethod.Get, "/health/ready");

        Assert.Contains(Path, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private sealed class PathException : Exception;

    private sealed class PathExplainer : IStoreErrorExplainer
    {
        public StoreError? Explain(Exception error) =>
            error is PathException ? new StoreError(new($"{Path} 所在磁盘已满。", $"The disk of {Path} is full."), IsFull: true) : null;
    }
}
