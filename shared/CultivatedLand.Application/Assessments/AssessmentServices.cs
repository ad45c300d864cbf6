using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Assessments;

/// <summary>Extension method that registers the parts of assessments and sanctions.</summary>
internal static class AssessmentServices
{
    public static IServiceCollection AddAssessments(this IServiceCollection services) =>
        services.AddSingleton<AssessmentStore>().AddSingleton<AssessmentReader>().AddSingleton<AssessmentService>();
}
