using CultivatedLand.Application.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Interviews;

/// <summary>Extension method that registers the parts of interviews.</summary>
internal static class InterviewServices
{
    public static IServiceCollection AddInterviews(this IServiceCollection services) =>
        services
            .AddSingleton<InterviewStore>()
            .AddSingleton<IPaperFactsReader, PaperFactsReader>()
            .AddSingleton<InterviewDrafts>()
            .AddSingleton<InterviewPaperWriter>()
            .AddSingleton<InterviewPost>()
            .AddSingleton<InterviewService>()
            .AddSingleton<PlaceConductReader>()
            .AddSingleton<InterviewMailComposer>()
            .AddSingleton<InterviewJob>();
}
