using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Triggers;

/// <summary>Function for every page and the whole API. It serves all that the embedded host serves.</summary>
public sealed class WebFunction(WebPipeline pipeline, OrchestrationSignal orchestrationSignal)
{
    /// <summary>Name of the function. The platform knows it.</summary>
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
