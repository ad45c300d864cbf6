using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Text;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of the host's health: whether it lives, whether it can work, and its time.</summary>
internal static class HealthApi
{
    private const double MostHours = 10 * 366 * 24;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapLazyGet("/health/live", () => Results.Ok(new { status = "live" }));
        app.MapLazyGet(
            "/health/ready",
            async (ILedger ledger, HostHealth health, TimeProvider clock, CancellationToken cancellationToken) =>
            {
                var (next, faults) = (await ledger.NextWakeAt(cancellationToken), await health.Faults(cancellationToken));
                return Results.Json(
                    new
                    {
                        status = faults.Any(fault => fault.Code == ClockWatch.ClockFault) ? "waiting"
                        : faults.Count > 0 ? "not-ready"
                        : health.SetAside.Count > 0 ? "degraded"
                        : "ready",
                        now = ChinaTime.Of(clock.GetUtcNow()),
                        nextWakeAt = next is { } wakeAt ? ChinaTime.Of(wakeAt) : (DateTimeOffset?)null,
                        setAside = health.SetAside.Count,
                        faults = faults.Select(fault => new
                        {
                            fault.Code,
                            fault.Since,
                            fault.Sentence.Chinese,
                            fault.Sentence.English,
                        }),
                    },
                    statusCode: faults.Count > 0 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK
                );
            }
        );
    }

    public static void MapClock(RouteGroupBuilder api)
    {
        api.MapLazyGet(
                "/clock",
                (TimeProvider clock, WebOptions settings) =>
                    Results.Ok(new ClockView(ChinaTime.Of(clock.GetUtcNow()), settings.IsVirtualTime))
            )
            .RequireSignIn()
            .Answers<ClockView>();
        api.MapLazyPost(
                "/clock",
                async (ClockBody body, TimeProvider clock, IServiceProvider services, CancellationToken cancellationToken) =>
                {
                    if (services.GetService(typeof(ISettableClock)) is not ISettableClock time)
                        return ProblemResults.Of(
                            409,
                            new(
                                "本机按真实时间运行，不能拨钟；用 serve --clock 启动后才能。",
                                "This host runs on real time, which cannot be set; start it with serve --clock to be able to."
                            )
                        );
                    var now = clock.GetUtcNow();
                    if ((LocalTimeParser.Parse(body.Now) ?? Ahead(now, body.Hours)) is not { } moment)
                        return ProblemResults.Of(
                            400,
                            new(
                                "请给出 now（如 2023-08-21T10:00）或 hours（不超过十年）。",
                                "Give now (such as 2023-08-21T10:00) or hours (up to ten years)."
                            )
                        );
                    if (moment < now)
                        return ProblemResults.Of(400, new("时间只能向前拨。", "Time can only be set forward."));
                    await time.SetForward(moment, cancellationToken);
                    return Results.Ok(new ClockView(ChinaTime.Of(clock.GetUtcNow()), IsVirtual: true));
                }
            )
            .RequirePermission(Permission.SetClock, ResourceKind.Host)
            .LooksAt("/api/clock")
            .Answers<ClockView>(400, 409);
    }

    private static DateTimeOffset? Ahead(DateTimeOffset now, double? hours) =>
        Math.Abs(hours ?? double.NaN) <= MostHours ? now.AddHours(hours!.Value) : null;
}

/// <param name="Now">Where to set the time; with its offset, else local time of Asia/Shanghai.</param>
/// <param name="Hours">Or how many hours forward.</param>
internal sealed record ClockBody(string? Now, double? Hours);

public sealed record ClockView(DateTimeOffset Now, bool IsVirtual);
