/**
 * Deployment, ReplicaSet and StatefulSet: the arithmetic of a rolling update, and the controllers that create and delete
 * pods by it (kubernetes v1.28, pkg/controller/{deployment,replicaset,statefulset}).
 */
@NullMarked
package io.steelyard.kube.rollout;

import org.jspecify.annotations.NullMarked;
