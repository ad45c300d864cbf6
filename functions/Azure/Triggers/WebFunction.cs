using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Triggers;

/// <summary>Every page and the whole API: what the embedded host serves, served here by one function.</summary>
public sealed class WebFunction(WebPipeline pipeline, OrchestrationSignal orchestrationSignal)
{
    /// <summary>The platform knows it by this name.</summary>
    public const string Name = "WebSurface";

    [Function(Name)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        orchestrationSignal.CollectAndRaise(
            client,
            async () =>
            {
                await pipeline.Invoke(request.HttpContext);
                return Results.Empty;
            }
        );
}
