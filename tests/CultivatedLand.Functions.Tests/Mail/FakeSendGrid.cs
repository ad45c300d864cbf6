using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Tests.Mail;

/// <summary>SendGrid's API on this machine's loopback: takes what it is told to take and remembers all of it.</summary>
internal sealed class FakeSendGrid : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private FakeSendGrid()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v3/mail/send", Take);
    }

    public string Address => _app.Urls.First();

    public List<(JsonElement Body, string Authorization)> Requests { get; } = [];

    public static async Task<FakeSendGrid> Start()
    {
        var standIn = new FakeSendGrid();
        await standIn._app.StartAsync();
        return standIn;
    }

    /// <summary>How the next request is answered; the usual answer when none is left.</summary>
    public FakeSendGrid Answers(int status, string body = "", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(async context =>
        {
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            await context.Response.WriteAsync(body);
        });
        return this;
    }

    /// <summary>The next request is taken, and its connection dropped without an answer.</summary>
    public FakeSendGrid Drops()
    {
        _answers.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        return this;
    }

    /// <summary>The next request is taken and never answered, until the caller gives up.</summary>
    public FakeSendGrid Hangs()
    {
        _answers.Enqueue(async context =>
        {
            var givenUp = new TaskCompletionSource();
            await using var registered = context.RequestAborted.Register(givenUp.SetResult);
            await givenUp.Task;
        });
        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        lock (Requests)
            Requests.Add((body.RootElement.Clone(), context.Request.Headers.Authorization.ToString()));
        if (_answers.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["X-Message-Id"] = $"id{Requests.Count}";
    }
}
